package io.colloquy.ingest.inbox;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Stores requests, many in one transaction: while two transactions are on their way the next requests gather. So what a
 * transaction costs is shared by more of them the busier it is. Blocks nobody; bounded by those who wait ({@link
 * WebhookAdmission} bounds their bytes).
 */
@ApplicationScoped
class InboxWriter {
    static final int MOST_WAITING = 2_000;

    private static final int IN_FLIGHT = 2;
    private static final int REQUESTS = 500;
    private static final int BYTES = 8 * 1024 * 1024;

    private final AccountDatabase database;
    private final InboxStore store;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int inFlight;

    private record Waiting(RawRequest request, UniEmitter<? super Void> answer) {}

    InboxWriter(AccountDatabase database, InboxStore store) {
        this.database = database;
        this.store = store;
    }

    /** Ends when the request is committed. Fails with {@link InboxFull} when too many wait, or as the database does. */
    Uni<Void> add(RawRequest request) {
        return Uni.createFrom().emitter(answer -> {
            if (enqueue(new Waiting(request, answer))) {
                write();
            } else {
                answer.fail(new InboxFull());
            }
        });
    }

    private synchronized boolean enqueue(Waiting next) {
        return waiting.size() < MOST_WAITING && waiting.add(next);
    }

    private void write() {
        List<Waiting> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        List<RawRequest> requests = batch.stream().map(Waiting::request).toList();
        // One transaction for whichever accounts: each row's is the one of the connection that was called.
        Uni.createFrom()
                .deferred(() -> database.acrossAccounts(connection -> store.add(connection, requests)))
                .onTermination()
                .invoke(this::done)
                .subscribe()
                .with(
                        stored -> batch.forEach(each -> each.answer().complete(null)),
                        failure -> batch.forEach(each -> each.answer().fail(failure)));
    }

    private synchronized List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        if (inFlight < IN_FLIGHT) {
            int bytes = 0;
            while (!waiting.isEmpty() && batch.size() < REQUESTS && bytes < BYTES) {
                bytes += waiting.peek().request().size();
                batch.add(waiting.remove());
            }
            inFlight += batch.isEmpty() ? 0 : 1;
        }
        return batch;
    }

    private void done() {
        synchronized (this) {
            inFlight--;
        }
        write();
    }
}
