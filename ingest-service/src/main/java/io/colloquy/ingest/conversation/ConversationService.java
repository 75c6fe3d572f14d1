package io.colloquy.ingest.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.account.Names;
import io.colloquy.ingest.conversation.ConversationStore.Earlier;
import io.colloquy.ingest.event.EventBatch;
import io.colloquy.ingest.event.EventLog;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Closes conversations by hand, as an event like any other (events 1.4). */
@ApplicationScoped
class ConversationService {
    private static final String SOURCE = "/colloquy/close";
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_KEY = 255;

    private final AccountDatabase database;
    private final ConversationStore store;
    private final EventLog log;
    private final ObjectMapper mapper;

    ConversationService(AccountDatabase database, ConversationStore store, EventLog log, ObjectMapper mapper) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.mapper = mapper;
    }

    /**
     * Closes it now. What it was before is not looked at: a close of a closed one changes nothing and is listed as an
     * anomaly (events 1.2, rule 7), as if it had come from a producer. 400 for bad input, 404 if the account has no such
     * conversation, 422 for a used key with another request.
     *
     * @param application whose key it is, for a close without an agent
     * @param idempotencyKey null for none
     */
    Uni<Closing> close(
            String accountId, String conversationId, CloseRequest request, String application, String idempotencyKey) {
        List<Violation> violations = request.violations();
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        if (idempotencyKey != null && !Names.isText(idempotencyKey, LONGEST_KEY)) {
            throw Problems.invalid("Idempotency-Key", "must have 1 to 255 characters");
        }
        if (!Names.isText(conversationId, LONGEST_ID)) {
            throw Problems.notFound("conversation", conversationId);
        }
        ObjectNode data = request.toData(application);
        String eventId = eventId(conversationId, idempotencyKey);
        ValidEvent draft = closing(conversationId, eventId, Instant.EPOCH, data);
        return database.inAccount(accountId, connection -> store.exists(connection, accountId, conversationId)
                .chain(found -> {
                    if (!found) {
                        throw Problems.notFound("conversation", conversationId);
                    }
                    return store.lock(connection, accountId, draft.key());
                })
                .chain(now -> store.earlier(connection, accountId, draft.key())
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(same(earlier.get(), data))
                                : append(connection, accountId, closing(conversationId, eventId, now, data))))
                .map(closedAt -> new Closing(conversationId, eventId, closedAt)));
    }

    private Uni<Instant> append(SqlConnection connection, String accountId, ValidEvent event) {
        return log.append(connection, accountId, new EventBatch(List.of(event), List.of()))
                .replaceWith(event.time());
    }

    /** When the same request closed it before. */
    private Instant same(Earlier earlier, ObjectNode data) {
        try {
            if (mapper.readTree(earlier.data()).equals(data)) {
                return earlier.time();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
        throw Problems.reusedKey();
    }

    private static ValidEvent closing(String conversationId, String eventId, Instant time, ObjectNode data) {
        return ValidEvent.of(SOURCE, eventId, EventType.CONVERSATION_CLOSED, time, conversationId, data);
    }

    /** The same for the same key of the same conversation; else one of its own. */
    private static String eventId(String conversationId, String idempotencyKey) {
        UUID id = idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((conversationId + "\n" + idempotencyKey).getBytes(UTF_8));
        return conversationId + "/closed/" + id;
    }
}
