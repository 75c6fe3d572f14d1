package io.colloquy.ingest.inbox;

import io.colloquy.ingest.inbox.InboxStore.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code channel_contacts}. */
@ApplicationScoped
class ContactStore {
    private static final String FIND = """
            SELECT contact_id, encode(profile_hash, 'hex') AS hash, profile_at FROM channel_contacts
            WHERE account_id = $1 AND connection_id = $2 AND contact_id = ANY ($3::text[])
            """;
    private static final String SAVE = """
            INSERT INTO channel_contacts (account_id, connection_id, contact_id, profile_hash, profile_at)
            SELECT $1, $2, c.contact_id, decode(c.hash, 'hex'), c.profile_at
            FROM unnest($3::text[], $4::text[], $5::timestamptz[]) AS c (contact_id, hash, profile_at)
            ON CONFLICT (account_id, connection_id, contact_id)
            DO UPDATE SET profile_hash = excluded.profile_hash, profile_at = excluded.profile_at
            """;

    /** What is known of those contacts. */
    Uni<Map<String, KnownProfile>> find(SqlConnection connection, Due due, Set<String> contactIds) {
        if (contactIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(due.accountId(), due.connectionId(), contactIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, KnownProfile> known = new HashMap<>();
                    for (Row row : rows) {
                        known.put(
                                row.getString("contact_id"),
                                new KnownProfile(row.getString("hash"), row.getOffsetDateTime("profile_at")));
                    }
                    return known;
                });
    }

    /** Remembers these in place of what was known. The caller owns the connection's translation, so nobody is overtaken. */
    Uni<Void> save(SqlConnection connection, Due due, Map<String, KnownProfile> profiles) {
        if (profiles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<String, KnownProfile>> entries = List.copyOf(profiles.entrySet());
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        due.accountId(),
                        due.connectionId(),
                        entries.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        entries.stream().map(entry -> entry.getValue().hash()).toArray(String[]::new),
                        entries.stream().map(entry -> entry.getValue().at()).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }
}
