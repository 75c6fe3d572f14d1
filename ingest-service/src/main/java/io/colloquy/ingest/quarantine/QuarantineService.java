package io.colloquy.ingest.quarantine;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows what is in quarantine. */
@ApplicationScoped
class QuarantineService {
    private static final String ID = "[0-9]{1,18}";

    private final AccountDatabase database;
    private final QuarantineStore store;

    QuarantineService(AccountDatabase database, QuarantineStore store) {
        this.database = database;
        this.store = store;
    }

    /** A page of the account's quarantined events, the latest first. */
    Uni<QuarantinePage> page(String accountId, QuarantineFilter filter, PageRequest page) {
        long before = Long.MAX_VALUE;
        if (!page.after().isEmpty()) {
            if (!page.after().matches(ID)) {
                throw Problems.invalid("cursor", "must be the next of the page before");
            }
            before = Long.parseLong(page.after());
        }
        long bound = before;
        return database.inAccountSnapshot(
                        accountId, connection -> store.before(connection, accountId, filter, bound, page.rows()))
                .map(rows -> new QuarantinePage(page.items(rows), page.next(rows, QuarantinedEvent::id)));
    }

    /** The bytes of one of them as they were received; 404 if the account has none of that id. */
    Uni<byte[]> raw(String accountId, String id) {
        if (!id.matches(ID)) {
            throw Problems.notFound("quarantined event", id);
        }
        return database.inAccountSnapshot(accountId, connection -> store.raw(connection, accountId, Long.parseLong(id)))
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("quarantined event", id));
    }
}
