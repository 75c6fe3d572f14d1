package io.colloquy.ingest.calendar;

import io.colloquy.ingest.account.Names;
import io.colloquy.ingest.configuration.ConfigurationLog;
import io.colloquy.ingest.page.PageRequest;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the account's calendars, each change an event in the log (API contract 05, Configuration). */
@ApplicationScoped
class CalendarService {
    private static final int LONGEST_ID = 200;

    private final AccountDatabase database;
    private final CalendarStore store;
    private final CalendarJson json;
    private final ConfigurationLog log;

    CalendarService(AccountDatabase database, CalendarStore store, CalendarJson json, ConfigurationLog log) {
        this.database = database;
        this.store = store;
        this.json = json;
        this.log = log;
    }

    /** Makes or replaces it; 400 for bad input. What changes nothing is no event. */
    Uni<Calendar> put(String accountId, String id, CalendarRequest wanted) {
        List<Violation> violations = new ArrayList<>(wanted.violations());
        if (!Names.isText(id, LONGEST_ID)) {
            violations.addFirst(
                    new Violation("id", "must be account or the id of an inbox, of at most 200 characters"));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return database.inAccount(accountId, connection -> log.begin(connection, accountId, SubjectType.CALENDAR, id)
                .chain(at -> store.find(connection, accountId, id)
                        .chain(before -> put(
                                connection,
                                accountId,
                                before,
                                new Calendar(
                                        id, wanted.zone(), wanted.orderedFrames(), wanted.orderedHolidays(), at)))));
    }

    private Uni<Calendar> put(
            SqlConnection connection, String accountId, Optional<Calendar> before, Calendar calendar) {
        if (before.filter(stored -> json.data(stored).equals(json.data(calendar)))
                .isPresent()) {
            return Uni.createFrom().item(before.orElseThrow());
        }
        return store.put(connection, accountId, calendar)
                .chain(() -> log.record(
                        connection,
                        accountId,
                        EventType.CALENDAR_UPDATED,
                        calendar.id(),
                        calendar.updatedAt(),
                        json.data(calendar)))
                .replaceWith(calendar);
    }

    /** The calendar; 404 if the account has none of that id. */
    Uni<Calendar> get(String accountId, String id) {
        requireId(id);
        return database.inAccount(accountId, connection -> store.find(connection, accountId, id))
                .map(found -> found.orElseThrow(() -> Problems.notFound("calendar", id)));
    }

    /** A page of the account's calendars, by id. */
    Uni<CalendarPage> page(String accountId, PageRequest page) {
        return database.inAccount(
                        accountId, connection -> store.after(connection, accountId, page.after(), page.rows()))
                .map(rows -> new CalendarPage(page.items(rows), page.next(rows, Calendar::id)));
    }

    /** Ends it; 404 if the account has none of that id. */
    Uni<Void> delete(String accountId, String id) {
        requireId(id);
        return database.inAccount(accountId, connection -> log.begin(connection, accountId, SubjectType.CALENDAR, id)
                .chain(at -> store.delete(connection, accountId, id).chain(found -> {
                    if (!found) {
                        throw Problems.notFound("calendar", id);
                    }
                    return log.record(connection, accountId, EventType.CALENDAR_DELETED, id, at, null);
                })));
    }

    private static void requireId(String id) {
        if (!Names.isText(id, LONGEST_ID)) {
            throw Problems.notFound("calendar", id);
        }
    }
}
