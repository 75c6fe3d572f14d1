package io.colloquy.export.job;

import io.colloquy.platform.security.SecurityConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Lets a job run once report-service says that everything acknowledged before it is in the facts. Waiting takes no
 * worker's place, and an account that waits holds up no other.
 */
@ApplicationScoped
class WatermarkGate {
    private static final Logger LOG = Logger.getLogger(WatermarkGate.class);
    private static final int ASKED_AT_ONCE = 8;
    private static final String AWAY = "report-service does not answer; its facts may not be complete yet";

    private final ExportQueue queue;
    private final ReportService reports;
    private final String authorization;

    WatermarkGate(ExportQueue queue, @RestClient ReportService reports, SecurityConfig security) {
        this.queue = queue;
        this.reports = reports;
        this.authorization = "Bearer " + security.serviceKey().orElse("");
    }

    /** Asks once for each account that has a waiting job. */
    Uni<Void> check() {
        return queue.accountsWaiting()
                .onItem()
                .transformToMulti(accounts -> Multi.createFrom().iterable(accounts))
                .onItem()
                .transformToUni(this::check)
                .merge(ASKED_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> check(String accountId) {
        return reports.watermark(authorization, accountId)
                .map(ReportService.Watermark::watermark)
                .onItem()
                .transformToUni(watermark -> queue.letRun(accountId, watermark)
                        .chain(() -> queue.sayWhy(accountId, "the facts are complete up to " + watermark)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("no watermark account=%s: %s", accountId, failure);
                    return queue.sayWhy(accountId, AWAY);
                });
    }
}
