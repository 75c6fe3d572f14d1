package io.colloquy.ingest.settings;

import io.colloquy.ingest.configuration.ConfigurationLog;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps the account's settings, each change an event in the log (API contract 05, Configuration). */
@ApplicationScoped
class SettingsService {
    private static final String SUBJECT = "account";

    private final AccountDatabase database;
    private final SettingsStore store;
    private final ConfigurationLog log;

    SettingsService(AccountDatabase database, SettingsStore store, ConfigurationLog log) {
        this.database = database;
        this.store = store;
        this.log = log;
    }

    /** The settings in force. */
    Uni<Settings> get(String accountId) {
        return database.inAccount(accountId, connection -> store.find(connection, accountId));
    }

    /** Replaces all of them; 400 for bad input. What changes nothing is no event. */
    Uni<Settings> put(String accountId, Settings wanted) {
        List<Violation> violations = wanted.violations();
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return database.inAccount(accountId, connection -> log.begin(
                        connection, accountId, SubjectType.SETTINGS, SUBJECT)
                .chain(at -> store.find(connection, accountId)
                        .chain(before -> put(connection, accountId, before, wanted.completed(before.timezone(), at)))));
    }

    private Uni<Settings> put(SqlConnection connection, String accountId, Settings before, Settings settings) {
        if (before.toData().equals(settings.toData())) {
            return Uni.createFrom().item(before);
        }
        return store.put(connection, accountId, settings)
                .chain(() -> log.record(
                        connection,
                        accountId,
                        EventType.SETTINGS_UPDATED,
                        SUBJECT,
                        settings.updatedAt(),
                        settings.toData()))
                .replaceWith(settings);
    }
}
