package io.colloquy.ingest.inbox;

import io.colloquy.ingest.event.EventLog;
import io.colloquy.ingest.event.EventReader;
import io.colloquy.ingest.event.ReadEvent;
import io.colloquy.ingest.event.ReceivedEvents;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.ingest.quarantine.ReplayOutcome;
import io.colloquy.ingest.quarantine.ReplayStore;
import io.colloquy.ingest.quarantine.ReplayStore.Entry;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Reads what is in quarantine again, as if it had just come, with its first time of receipt (events 1.2, rule 2). */
@ApplicationScoped
class QuarantineReplayService {
    private static final String ID = "[0-9]{1,18}";

    private final AccountDatabase database;
    private final ReplayStore quarantine;
    private final EventLog log;
    private final LedgerStore ledger;
    private final TranslationService translation;

    QuarantineReplayService(
            AccountDatabase database,
            ReplayStore quarantine,
            EventLog log,
            LedgerStore ledger,
            TranslationService translation) {
        this.database = database;
        this.quarantine = quarantine;
        this.log = log;
        this.ledger = ledger;
        this.translation = translation;
    }

    /**
     * Replays an entry; one that was replayed before is left as it is. A part of a request has the whole request
     * translated again. 404 if the account has no entry of that id.
     */
    Uni<QuarantineReplay> replay(String accountId, String id) {
        if (!id.matches(ID)) {
            throw Problems.notFound("quarantined event", id);
        }
        long number = Long.parseLong(id);
        return database.inAccountSnapshot(accountId, connection -> quarantine.find(connection, accountId, number))
                .map(found -> {
                    if (found.isEmpty()) {
                        throw Problems.notFound("quarantined event", id);
                    }
                    return found.getFirst();
                })
                .chain(entry -> entry.requestId() == null ? event(accountId, number) : part(accountId, number, entry));
    }

    private Uni<QuarantineReplay> part(String accountId, long id, Entry entry) {
        Due due = new Due(accountId, entry.connectionId());
        return translation
                .translator(due)
                .chain(translator -> database.inAccount(accountId, connection -> translation
                        .again(connection, due, entry.requestId(), translator)
                        .chain(() -> quarantine.find(connection, accountId, id))))
                .map(found -> state(id, found.getFirst()));
    }

    private Uni<QuarantineReplay> event(String accountId, long id) {
        return database.inAccount(accountId, connection -> quarantine
                .lock(connection, accountId, id)
                .map(List::getFirst)
                .chain(entry -> entry.outcome() == null
                        ? read(connection, accountId, id, entry)
                        : Uni.createFrom().item(state(id, entry))));
    }

    private Uni<QuarantineReplay> read(SqlConnection connection, String accountId, long id, Entry entry) {
        ReadEvent read = EventReader.read(
                ByteBuffer.wrap(entry.raw()), entry.receivedAt().toInstant());
        return switch (read) {
            case ReadEvent.Valid(ValidEvent event) -> release(connection, accountId, id, entry, event);
            case ReadEvent.Rejected(RejectedEvent bad) ->
                quarantine
                        .changeReasons(connection, accountId, Map.of(id, bad))
                        .replaceWith(QuarantineReplay.still(id, bad.code(), bad.detail()));
        };
    }

    private Uni<QuarantineReplay> release(
            SqlConnection connection, String accountId, long id, Entry entry, ValidEvent event) {
        return log.store(connection, accountId, List.of(new ReceivedEvents(entry.receivedAt(), List.of(event))))
                .map(List::getFirst)
                .chain(stored -> {
                    ReplayOutcome outcome = stored.accepted() > 0 ? ReplayOutcome.ACCEPTED : ReplayOutcome.DUPLICATE;
                    Tally moved = stored.plus(Tally.quarantined(-1));
                    return quarantine
                            .release(connection, accountId, Map.of(id, outcome))
                            .chain(() -> ledger.addAll(
                                    connection, accountId, List.of(new LedgerStore.Entry(entry.receivedAt(), moved))))
                            .replaceWith(QuarantineReplay.released(id, outcome.wire()));
                });
    }

    private static QuarantineReplay state(long id, Entry entry) {
        return entry.outcome() == null
                ? QuarantineReplay.still(id, entry.code(), entry.detail())
                : QuarantineReplay.released(id, entry.outcome());
    }
}
