package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has conversations worked out again when their facts change by the passing of time alone: the horizon passes the instant
 * that the fold named, and they are queued as if something had been received. Any number of replicas may do so at once.
 */
@ApplicationScoped
class DueConversations {
    private final AccountDatabase database;
    private final PendingStore pending;

    DueConversations(AccountDatabase database, PendingStore pending) {
        this.database = database;
        this.pending = pending;
    }

    /** Queues, a transaction a chunk, until nothing is due; returns how many conversations. */
    Uni<Integer> queue() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.acrossAccounts(pending::queueDue))
                .whilst(queued -> queued > 0)
                .collect()
                .in(() -> new int[1], (sum, queued) -> sum[0] += queued)
                .map(sum -> sum[0]);
    }
}
