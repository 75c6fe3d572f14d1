package io.colloquy.report.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Reads what was told of a contact beside its name and where it is reached. */
@ApplicationScoped
class ContactStore {
    private static final String ATTRIBUTES =
            "SELECT attributes::text AS attributes FROM contacts WHERE account_id = $1 AND contact_id = $2";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json;

    ContactStore(ObjectMapper json) {
        this.json = json;
    }

    /** By field; empty for a contact that nothing was told of. */
    Uni<Map<String, Object>> attributes(SqlConnection connection, String accountId, String contactId) {
        if (contactId == null) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(ATTRIBUTES)
                .execute(Tuple.of(accountId, contactId))
                .map(rows -> rows.size() == 0
                        ? Map.of()
                        : read(rows.iterator().next().getString("attributes")));
    }

    private Map<String, Object> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes of a contact are no JSON", e);
        }
    }
}
