package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does something again and again, with a pause after each time, never twice at once. A failure is logged and the next
 * time is tried as ever. (The scheduler extension can't do anything more often than once a second.)
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final Vertx vertx;
    private final Duration pause;
    private final String name;
    private final Supplier<Uni<?>> work;
    private volatile boolean stopped;

    /**
     * A loop that is not running yet.
     *
     * @param name for the log
     */
    public Loop(Vertx vertx, Duration pause, String name, Supplier<Uni<?>> work) {
        this.vertx = vertx;
        this.pause = pause;
        this.name = name;
        this.work = work;
    }

    /** Begins, after a first pause; does nothing once it was stopped. */
    public void start() {
        if (!stopped) {
            vertx.setTimer(Math.max(1, pause.toMillis()), timer -> run());
        }
    }

    /** Ends after what is being done now. */
    public void stop() {
        stopped = true;
    }

    private void run() {
        if (stopped) {
            return;
        }
        Uni.createFrom()
                .<Object>deferred(() -> work.get())
                .onItemOrFailure()
                .invoke((done, failure) -> {
                    if (failure != null && !stopped) {
                        LOG.warnf(failure, "%s failed, to be tried again", name);
                    }
                })
                .subscribe()
                .with(done -> start(), failure -> start());
    }
}
