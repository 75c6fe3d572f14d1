package io.colloquy.ingest.inbox;

import io.colloquy.ingest.connection.ConnectionCatalog;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.ReceiptSpan;
import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows a connection's raw requests and has them translated again. */
@ApplicationScoped
class RequestService {
    private static final String ID = "[0-9]{1,18}";

    private final AccountDatabase database;
    private final RequestStore store;
    private final LedgerStore ledger;
    private final ConnectionCatalog connections;
    private final TranslationWorkers workers;

    RequestService(
            AccountDatabase database,
            RequestStore store,
            LedgerStore ledger,
            ConnectionCatalog connections,
            TranslationWorkers workers) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
        this.connections = connections;
        this.workers = workers;
    }

    /** A page of them, the latest first. 404 if the account neither has the connection nor had it. */
    Uni<RequestPage> page(String accountId, String connectionId, String from, String to, PageRequest page) {
        if (!page.after().isEmpty() && !page.after().matches(ID)) {
            throw Problems.invalid("cursor", "must be the next of the page before");
        }
        long before = page.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(page.after());
        Due of = new Due(accountId, connectionId);
        return requireConnection(of)
                .chain(() -> database.inAccountSnapshot(accountId, connection -> span(connection, accountId, from, to)
                        .chain(span -> store.before(connection, of, span, before, page.rows()))))
                .map(rows -> new RequestPage(page.items(rows), page.next(rows, RequestSummary::id)));
    }

    /** One of them; 404 if the connection has none of that id. */
    Uni<RequestDetail> find(String accountId, String connectionId, String id) {
        long number = number(id);
        requireStorable(connectionId);
        return database.inAccountSnapshot(
                        accountId, connection -> store.find(connection, new Due(accountId, connectionId), number))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id));
    }

    /** Has one, a span, or all of them translated again. 404 as above; 400 for what goes not together. */
    Uni<ReplayReceipt> replay(String accountId, String connectionId, ReplayRequest which) {
        if (which.requestId() != null && (which.from() != null || which.to() != null)) {
            throw Problems.invalid("requestId", "goes without from and to");
        }
        Due of = new Due(accountId, connectionId);
        Long id = which.requestId() == null ? null : number(which.requestId());
        return requireConnection(of)
                .chain(() -> database.inAccount(accountId, connection -> requireRequest(connection, of, id)
                        .chain(() -> span(connection, accountId, which.from(), which.to()))
                        .chain(span -> store.replay(connection, of, id, span))))
                .invoke(workers::wake)
                .map(ReplayReceipt::new);
    }

    private Uni<Void> requireConnection(Due of) {
        requireStorable(of.connectionId());
        return connections.find(of.connectionId()).chain(found -> {
            boolean has = found.filter(open -> open.accountId().equals(of.accountId()))
                    .isPresent();
            return has
                    ? Uni.createFrom().voidItem()
                    : database.inAccountSnapshot(of.accountId(), connection -> store.any(connection, of))
                            .map(had -> {
                                if (!had) {
                                    throw Problems.notFound("connection", of.connectionId());
                                }
                                return null;
                            });
        });
    }

    private Uni<Void> requireRequest(SqlConnection connection, Due of, Long id) {
        return id == null
                ? Uni.createFrom().voidItem()
                : store.find(connection, of, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> unknown(id.toString()))
                        .replaceWithVoid();
    }

    private Uni<ReceiptSpan> span(SqlConnection connection, String accountId, String from, String to) {
        return ledger.zone(connection, accountId).map(zone -> ReceiptSpan.of(from, to, zone));
    }

    private static void requireStorable(String connectionId) {
        if (connectionId.indexOf('\0') >= 0) {
            throw Problems.notFound("connection", connectionId);
        }
    }

    private static long number(String id) {
        if (!id.matches(ID)) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }

    private static HttpProblem unknown(String id) {
        return Problems.notFound("request", id);
    }
}
