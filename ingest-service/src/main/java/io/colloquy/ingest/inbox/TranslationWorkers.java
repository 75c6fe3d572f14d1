package io.colloquy.ingest.inbox;

import io.colloquy.ingest.inbox.InboxStore.Due;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps translation going while the service runs. */
@ApplicationScoped
class TranslationWorkers {
    private static final Logger LOG = Logger.getLogger(TranslationWorkers.class);
    private static final Duration BACKLOG_EVERY = Duration.ofSeconds(5);

    private final TranslationService translation;
    private final WakeableLoop backlog;
    private final List<WakeableLoop> loops = new ArrayList<>();

    TranslationWorkers(Vertx vertx, InboxConfig config, TranslationService translation, InboxMetrics metrics) {
        this.translation = translation;
        this.backlog = new WakeableLoop(vertx, BACKLOG_EVERY, "backlog gauge", () -> translation
                .backlog()
                .invoke(metrics::backlog)
                .replaceWith(false));
        for (int worker = 0; config.translate() && worker < config.workers(); worker++) {
            loops.add(new WakeableLoop(vertx, config.pause(), "translation", this::round));
        }
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(WakeableLoop::start);
        backlog.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(WakeableLoop::stop);
        backlog.stop();
    }

    /** There is something to do. */
    void wake() {
        for (WakeableLoop loop : loops) {
            if (loop.wake()) {
                return;
            }
        }
    }

    /** Goes once through all connections with due requests; whether there was anything to do. */
    Uni<Boolean> round() {
        return translation.due().chain(due -> {
            // In any order: replicas that go the same way would stand in each other's.
            List<Due> shuffled = new ArrayList<>(due);
            Collections.shuffle(shuffled);
            return Multi.createFrom()
                    .iterable(shuffled)
                    .onItem()
                    .transformToUniAndConcatenate(this::step)
                    .collect()
                    .with(Collectors.summingInt(Integer::intValue))
                    .map(translated -> translated > 0);
        });
    }

    /** What is wrong with one connection holds up no other. */
    private Uni<Integer> step(Due due) {
        return translation
                .step(due)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "translation for %s failed, to be tried again", due))
                .onFailure()
                .recoverWithItem(0);
    }
}
