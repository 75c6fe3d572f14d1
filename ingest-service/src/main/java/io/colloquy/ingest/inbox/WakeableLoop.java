package io.colloquy.ingest.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does something again and again, never twice at once: at once while there is something to do or when it is woken, after
 * a pause otherwise. A failure is logged and tried again after the pause.
 */
final class WakeableLoop {
    private static final Logger LOG = Logger.getLogger(WakeableLoop.class);

    private enum State {
        PAUSING,
        WORKING,
        /** Another round is sure to come. */
        WOKEN,
        STOPPED
    }

    private final Vertx vertx;
    private final Duration pause;
    private final String name;
    private final Supplier<Uni<Boolean>> work;
    private State state = State.STOPPED;
    private long timer;
    private Context context;

    /** @param work whether there was anything to do */
    WakeableLoop(Vertx vertx, Duration pause, String name, Supplier<Uni<Boolean>> work) {
        this.vertx = vertx;
        this.pause = pause;
        this.name = name;
        this.work = work;
    }

    synchronized void start() {
        context = vertx.getOrCreateContext();
        pause(pause.toMillis());
    }

    synchronized void stop() {
        vertx.cancelTimer(timer);
        state = State.STOPPED;
    }

    /** Ends the pause, or asks for another round; false if another round is asked for already, or it does not run. */
    synchronized boolean wake() {
        if (state == State.PAUSING && vertx.cancelTimer(timer)) {
            pause(0);
            state = State.WOKEN;
            return true;
        }
        if (state == State.WORKING) {
            state = State.WOKEN;
            return true;
        }
        return state == State.WOKEN;
    }

    /** Runs in a context of its own: whoever wakes may be in that of a request, which must not live on here. */
    private void pause(long millis) {
        state = State.PAUSING;
        timer = vertx.setTimer(Math.max(1, millis), fired -> context.runOnContext(own -> run()));
    }

    private void run() {
        synchronized (this) {
            if (state == State.STOPPED) {
                return;
            }
            state = State.WORKING;
        }
        Uni.createFrom().<Boolean>deferred(() -> work.get()).subscribe().with(this::done, failure -> {
            LOG.warnf(failure, "%s failed, to be tried again", name);
            done(false);
        });
    }

    private synchronized void done(boolean worked) {
        if (state != State.STOPPED) {
            pause(worked || state == State.WOKEN ? 0 : pause.toMillis());
        }
    }
}
