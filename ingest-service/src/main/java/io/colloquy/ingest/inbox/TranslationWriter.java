package io.colloquy.ingest.inbox;

import io.colloquy.ingest.event.EventLog;
import io.colloquy.ingest.event.ReceivedEvents;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.OpenPart;
import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.ingest.quarantine.RejectedPart;
import io.colloquy.ingest.quarantine.ReplayOutcome;
import io.colloquy.ingest.quarantine.ReplayStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores what requests came to, in the transaction that owns their connection. */
@ApplicationScoped
class TranslationWriter {
    private final EventLog log;
    private final InboxStore inbox;
    private final ContactStore contacts;
    private final ReplayStore quarantine;
    private final LedgerStore ledger;
    private final InboxMetrics metrics;

    TranslationWriter(
            EventLog log,
            InboxStore inbox,
            ContactStore contacts,
            ReplayStore quarantine,
            LedgerStore ledger,
            InboxMetrics metrics) {
        this.log = log;
        this.inbox = inbox;
        this.contacts = contacts;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /** Writes all of it: events, quarantine, books, and that the requests are translated. */
    Uni<Void> write(SqlConnection connection, Due due, List<TranslatedRequest> translated) {
        return new Writing(connection, due, translated).write();
    }

    private final class Writing {
        private final SqlConnection connection;
        private final Due due;
        private final List<TranslatedRequest> translated;
        private Map<Long, List<OpenPart>> openParts;
        private Set<UUID> known;
        private ContactProfiles profiles;

        Writing(SqlConnection connection, Due due, List<TranslatedRequest> translated) {
            this.connection = connection;
            this.due = due;
            this.translated = translated;
        }

        Uni<Void> write() {
            return quarantine
                    .openParts(connection, due.accountId(), due.connectionId(), replays())
                    .invoke(parts -> openParts = parts.stream().collect(Collectors.groupingBy(OpenPart::requestId)))
                    .chain(() -> log.known(connection, due.accountId(), replayedEvents()))
                    .invoke(keys -> known = keys)
                    .chain(() -> contacts.find(connection, due, contactIds()))
                    .invoke(found -> profiles = new ContactProfiles(found))
                    .chain(() -> log.store(connection, due.accountId(), toStore()))
                    .chain(this::note);
        }

        private List<Long> replays() {
            return translated.stream()
                    .map(TranslatedRequest::request)
                    .filter(StoredRequest::isReplay)
                    .map(StoredRequest::id)
                    .toList();
        }

        private List<ValidEvent> replayedEvents() {
            return translated.stream()
                    .filter(each -> each.request().isReplay())
                    .flatMap(each -> each.events().stream())
                    .toList();
        }

        private Set<String> contactIds() {
            return translated.stream()
                    .flatMap(each -> each.profiles().stream())
                    .map(Profile::contactId)
                    .collect(Collectors.toSet());
        }

        /** Two a request: its events, and the profiles that are news. */
        private List<ReceivedEvents> toStore() {
            List<ReceivedEvents> receipts = new ArrayList<>(2 * translated.size());
            for (TranslatedRequest each : translated) {
                receipts.add(new ReceivedEvents(
                        each.request().receivedAt(),
                        each.events().stream()
                                .filter(event -> !known.contains(event.key()))
                                .toList()));
                receipts.add(new ReceivedEvents(
                        each.request().receivedAt(),
                        each.profiles().stream()
                                .filter(profiles::isNews)
                                .map(Profile::event)
                                .toList()));
            }
            return receipts;
        }

        private Uni<Void> note(List<Tally> stored) {
            List<RejectedPart> added = new ArrayList<>();
            Map<Long, ReplayOutcome> released = new HashMap<>();
            Map<Long, RejectedEvent> reasons = new HashMap<>();
            List<LedgerStore.Entry> books = new ArrayList<>();
            List<Long> requestIds = new ArrayList<>();
            List<Integer> bookedEvents = new ArrayList<>();
            for (int i = 0; i < translated.size(); i++) {
                TranslatedRequest each = translated.get(i);
                StoredRequest request = each.request();
                Tally ofEvents = stored.get(2 * i);
                PartChanges changes = PartChanges.of(openParts.getOrDefault(request.id(), List.of()), each.rejected());
                Booking booking = Booking.of(
                        request.bookedEvents(),
                        each.events().size(),
                        ofEvents,
                        changes.added().size(),
                        changes.released().size());
                added.addAll(changes.added());
                changes.released().forEach(part -> released.put(part.id(), outcome(each, ofEvents)));
                changes.changedReasons().forEach((part, now) -> reasons.put(part.id(), now.event()));
                books.add(new LedgerStore.Entry(
                        request.receivedAt(), booking.tally().plus(stored.get(2 * i + 1))));
                requestIds.add(request.id());
                bookedEvents.add(booking.bookedEvents());
            }
            String account = due.accountId();
            return quarantine
                    .add(connection, account, added)
                    .invoke(() -> metrics.quarantined(added))
                    .chain(() -> quarantine.release(connection, account, released))
                    .chain(() -> quarantine.changeReasons(connection, account, reasons))
                    .chain(() -> ledger.addAll(connection, account, books))
                    .chain(() -> contacts.save(connection, due, profiles.changed()))
                    .chain(() -> inbox.translated(connection, due, requestIds, bookedEvents));
        }
    }

    private static ReplayOutcome outcome(TranslatedRequest translated, Tally stored) {
        if (stored.accepted() > 0) {
            return ReplayOutcome.ACCEPTED;
        }
        return translated.events().isEmpty() ? ReplayOutcome.IGNORED : ReplayOutcome.DUPLICATE;
    }
}
