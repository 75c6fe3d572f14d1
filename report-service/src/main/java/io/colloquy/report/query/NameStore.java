package io.colloquy.report.query;

import io.colloquy.model.event.SubjectType;
import io.colloquy.report.query.Names.Reference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up today's names. */
@ApplicationScoped
public class NameStore {
    /** A merged contact goes by the name of the surviving one. */
    private static final String FIND = """
            WITH wanted AS (SELECT * FROM unnest($2::text[], $3::text[]) AS w (kind, id))
            SELECT w.kind, w.id, agent_name(a.first_name, a.last_name, a.username) AS name
            FROM wanted w JOIN agents a ON a.account_id = $1 AND a.agent_id = w.id
            WHERE w.kind = 'agent'
            UNION ALL
            SELECT w.kind, w.id, survivor.name
            FROM wanted w
            JOIN contacts own ON own.account_id = $1 AND own.contact_id = w.id
            JOIN contacts survivor
              ON survivor.account_id = $1
              AND survivor.contact_id = CASE WHEN own.survivor_id IS NULL THEN own.contact_id ELSE own.survivor_id END
            WHERE w.kind = 'contact'
            UNION ALL
            SELECT w.kind, w.id, r.name
            FROM wanted w JOIN reference_names r ON r.account_id = $1 AND r.kind = w.kind AND r.reference_id = w.id
            """;

    /** The names of these things; those without one find null. */
    public Uni<Names> find(SqlConnection connection, String accountId, Collection<Reference> wanted) {
        List<Reference> references = List.copyOf(wanted);
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        accountId,
                        references.stream()
                                .map(reference -> reference.kind().wire())
                                .toArray(String[]::new),
                        references.stream().map(Reference::id).toArray(String[]::new)))
                .map(rows -> {
                    Map<Reference, String> names = new HashMap<>();
                    rows.forEach(row -> SubjectType.fromWire(row.getString("kind"))
                            .ifPresent(kind ->
                                    names.put(new Reference(kind, row.getString("id")), row.getString("name"))));
                    return names::get;
                });
    }
}
