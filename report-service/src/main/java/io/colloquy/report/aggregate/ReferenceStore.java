package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes reference data as it is today (tables agents, contacts, reference_names). */
@ApplicationScoped
class ReferenceStore {
    /** Released at the end of the transaction. Two accounts of one hash only wait for each other. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('reference data of ' || $1, 0))";

    private static final String UPSERT_AGENTS = """
            INSERT INTO agents (account_id, agent_id, username, first_name, last_name, email, team_id, account_ref,
                                deleted, attributes)
            SELECT $1, u.id, u.username, u.first_name, u.last_name, u.email, u.team_id, u.account_ref, u.deleted,
                   u.attributes::json
            FROM unnest($2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::text[], $10::text[])
                AS u (id, deleted, attributes, username, first_name, last_name, email, team_id, account_ref)
            ON CONFLICT (account_id, agent_id) DO UPDATE
            SET username = excluded.username, first_name = excluded.first_name, last_name = excluded.last_name,
                email = excluded.email, team_id = excluded.team_id, account_ref = excluded.account_ref,
                deleted = excluded.deleted, attributes = excluded.attributes
            """;

    private static final String UPSERT_CONTACTS = """
            INSERT INTO contacts (account_id, contact_id, name, email, phone, company_id, merged_into, deleted,
                                  attributes)
            SELECT $1, u.id, u.name, u.email, u.phone, u.company_id, u.merged_into, u.deleted, u.attributes::json
            FROM unnest($2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::text[])
                AS u (id, deleted, attributes, merged_into, name, email, phone, company_id)
            ON CONFLICT (account_id, contact_id) DO UPDATE
            SET name = excluded.name, email = excluded.email, phone = excluded.phone,
                company_id = excluded.company_id, merged_into = excluded.merged_into, deleted = excluded.deleted,
                attributes = excluded.attributes
            """;

    private static final String UPSERT_NAMES = """
            INSERT INTO reference_names (account_id, kind, reference_id, name, parent_id, attributes)
            SELECT $1, $2, u.id, u.name, u.parent_id, u.attributes::json
            FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS u (id, attributes, name, parent_id)
            ON CONFLICT (account_id, kind, reference_id) DO UPDATE
            SET name = excluded.name, parent_id = excluded.parent_id, attributes = excluded.attributes
            """;

    /** The merges that lead to these contacts, and on from there. */
    private static final String MERGES_AROUND = """
            WITH RECURSIVE gone_here (contact_id) AS (
                SELECT unnest($2::text[]) COLLATE "C"
                UNION
                SELECT c.contact_id FROM gone_here g
                JOIN contacts c ON c.account_id = $1 AND c.merged_into = g.contact_id),
            merges (contact_id, merged_into) AS (
                SELECT c.contact_id, c.merged_into FROM gone_here g
                JOIN contacts c ON c.account_id = $1 AND c.contact_id = g.contact_id
                WHERE c.merged_into IS NOT NULL
                UNION
                SELECT c.contact_id, c.merged_into FROM merges m
                JOIN contacts c ON c.account_id = $1 AND c.contact_id = m.merged_into
                WHERE c.merged_into IS NOT NULL)
            SELECT contact_id, merged_into FROM merges
            """;

    private static final String UPDATE_SURVIVORS = """
            UPDATE contacts c SET survivor_id = nullif(u.survivor_id, c.contact_id)
            FROM unnest($2::text[], $3::text[]) AS u (contact_id, survivor_id)
            WHERE c.account_id = $1 AND c.contact_id = u.contact_id
              AND c.survivor_id IS DISTINCT FROM nullif(u.survivor_id, c.contact_id)
            RETURNING new.contact_id, old.survivor_id AS before
            """;

    /**
     * Makes this worker the only one to project the account's reference data until its transaction ends. Events that it
     * reads from now on are then newer than everything that the tables show.
     */
    Uni<Void> lock(SqlConnection connection, String accountId) {
        return execute(connection, LOCK, Tuple.of(accountId));
    }

    Uni<Void> writeAgents(SqlConnection connection, String accountId, List<ReferenceRow> rows) {
        return execute(
                connection,
                UPSERT_AGENTS,
                Tuple.tuple()
                        .addString(accountId)
                        .addArrayOfString(texts(rows, ReferenceRow::id))
                        .addArrayOfBoolean(deleted(rows))
                        .addArrayOfString(texts(
                                rows,
                                row -> row.attributes(
                                        "username", "firstName", "lastName", "email", "teamId", "accountRef")))
                        .addArrayOfString(texts(rows, row -> row.text("username")))
                        .addArrayOfString(texts(rows, row -> row.text("firstName")))
                        .addArrayOfString(texts(rows, row -> row.text("lastName")))
                        .addArrayOfString(texts(rows, row -> row.text("email")))
                        .addArrayOfString(texts(rows, row -> row.text("teamId")))
                        .addArrayOfString(texts(rows, row -> row.text("accountRef"))));
    }

    /**
     * Writes contacts, and the survivor of each contact whose way leads through one of them.
     *
     * @return the contacts whose history is another one now, and those that they have left
     */
    Uni<Set<String>> writeContacts(SqlConnection connection, String accountId, List<ReferenceRow> rows) {
        String[] merged = rows.stream()
                .filter(row -> row.state().mergedInto() != null)
                .map(ReferenceRow::id)
                .toArray(String[]::new);
        Uni<Void> written = execute(
                connection,
                UPSERT_CONTACTS,
                Tuple.tuple()
                        .addString(accountId)
                        .addArrayOfString(texts(rows, ReferenceRow::id))
                        .addArrayOfBoolean(deleted(rows))
                        .addArrayOfString(texts(rows, row -> row.attributes("name", "email", "phone", "companyId")))
                        .addArrayOfString(texts(rows, row -> row.state().mergedInto()))
                        .addArrayOfString(texts(rows, row -> row.text("name")))
                        .addArrayOfString(texts(rows, row -> row.text("email")))
                        .addArrayOfString(texts(rows, row -> row.text("phone")))
                        .addArrayOfString(texts(rows, row -> row.text("companyId"))));
        return merged.length == 0
                ? written.replaceWith(Set.of())
                : written.chain(() -> updateSurvivors(connection, accountId, merged));
    }

    private static Uni<Set<String>> updateSurvivors(SqlConnection connection, String accountId, String[] merged) {
        return connection
                .preparedQuery(MERGES_AROUND)
                .execute(Tuple.of(accountId, merged))
                .chain(rows -> {
                    Map<String, String> mergedInto = new HashMap<>();
                    for (Row row : rows) {
                        mergedInto.put(row.getString("contact_id"), row.getString("merged_into"));
                    }
                    Map<String, String> survivors = ContactSurvivors.of(mergedInto);
                    String[] contacts = survivors.keySet().toArray(String[]::new);
                    String[] ends = survivors.values().toArray(String[]::new);
                    return connection.preparedQuery(UPDATE_SURVIVORS).execute(Tuple.of(accountId, contacts, ends));
                })
                .map(rows -> {
                    Set<String> moved = new TreeSet<>();
                    for (Row row : rows) {
                        moved.add(row.getString("contact_id"));
                        if (row.getString("before") != null) {
                            moved.add(row.getString("before"));
                        }
                    }
                    return moved;
                });
    }

    /** Writes names; a host's name is its {@code hostname}. */
    Uni<Void> writeNames(SqlConnection connection, String accountId, String kind, List<ReferenceRow> rows) {
        String name = kind.equals("host") ? "hostname" : "name";
        return execute(
                connection,
                UPSERT_NAMES,
                Tuple.tuple()
                        .addString(accountId)
                        .addString(kind)
                        .addArrayOfString(texts(rows, ReferenceRow::id))
                        .addArrayOfString(texts(rows, row -> row.attributes(name, "parentId")))
                        .addArrayOfString(texts(rows, row -> row.text(name)))
                        .addArrayOfString(texts(rows, row -> row.text("parentId"))));
    }

    private static String[] texts(List<ReferenceRow> rows, Function<ReferenceRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Boolean[] deleted(List<ReferenceRow> rows) {
        return rows.stream().map(row -> row.state().deleted()).toArray(Boolean[]::new);
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }
}
