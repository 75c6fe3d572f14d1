package io.colloquy.report.change;

import io.colloquy.platform.problem.DatabaseAway;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.change.ChangePage.Change;
import io.colloquy.report.query.CursorCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Lists changes, a page at a time. */
@ApplicationScoped
class ChangeService {
    private final AccountDatabase database;
    private final ChangeStore store;
    private final CursorCodec cursors;

    ChangeService(AccountDatabase database, ChangeStore store, CursorCodec cursors) {
        this.database = database;
        this.store = store;
        this.cursors = cursors;
    }

    Uni<ChangePage> list(ChangeQuery query) {
        return database.inReplicaSnapshot(query.accountId(), connection -> store.complete(connection)
                .map(complete -> until(query, complete))
                .chain(until -> store.list(connection, query, until).map(found -> page(query, found, until))));
    }

    /** Behind one address there may be several standbys, and this one behind that of the first page. */
    private static Instant until(ChangeQuery query, Instant complete) {
        Instant until = query.after().map(ChangeCursor::until).orElse(complete);
        if (until.isAfter(complete)) {
            throw DatabaseAway.behind();
        }
        return until;
    }

    private ChangePage page(ChangeQuery query, List<Change> found, Instant until) {
        boolean more = found.size() > query.limit();
        List<Change> changes = more ? found.subList(0, query.limit()) : found;
        return new ChangePage(
                changes, more ? cursors.encode(cursor(changes.getLast(), until), query.fingerprint()) : null, until);
    }

    private static ChangeCursor cursor(Change last, Instant until) {
        return new ChangeCursor(last.changedAt(), last.conversationId(), until);
    }
}
