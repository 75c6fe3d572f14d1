package io.colloquy.model.timeline;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is in force at a point of the timeline: as much as ordering and legality need (events 1.2, rules 4 and 7). */
final class ConversationState {

    private final String conversationId;
    private boolean opened;
    private boolean closed;
    private boolean merged;
    private boolean held;
    private final Set<String> topics = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();
    private final Set<String> handlers = new HashSet<>();

    ConversationState(String conversationId) {
        this.conversationId = conversationId;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isMerged() {
        return merged;
    }

    /**
     * Whether that event opens once more what was opened before for the same contact: a message that came late and joins
     * the conversation brings an opening of its own, and the earliest counts (events 1.4).
     */
    boolean isRepeatedOpening(Event event) {
        return opened && event.isFromThreads() && event.data() instanceof ConversationEvent.Opened;
    }

    /** Why that event is an illegal step now; empty for a legal one. */
    Optional<AnomalyCode> refusal(Event event) {
        if (merged) {
            return Optional.of(AnomalyCode.AFTER_MERGE);
        }
        AnomalyCode code =
                switch (event.data()) {
                    case ConversationEvent.Opened o when opened -> AnomalyCode.SECOND_OPENING;
                    case ConversationEvent.Closed c when closed -> AnomalyCode.CLOSE_OF_CLOSED;
                    case ConversationEvent.Reopened r when !closed -> AnomalyCode.REOPEN_OF_OPEN;
                    case ConversationEvent.Merged m when m.into().equals(conversationId) -> AnomalyCode.MERGE_CYCLE;
                    default -> null;
                };
        return Optional.ofNullable(code);
    }

    void apply(Event event) {
        switch (event.data()) {
            case ConversationEvent.Opened o -> {
                opened = true;
                held |= o.assignedAgentId() != null;
            }
            case ConversationEvent.Closed c -> closed = true;
            case ConversationEvent.Reopened r -> closed = false;
            case ConversationEvent.Merged m -> merged = true;
            case ConversationEvent.Accepted a -> held = true;
            case ConversationEvent.Assigned a -> held = true;
            case ConversationEvent.Unassigned u -> held = false;
            case ConversationEvent.TopicAdded t -> topics.add(t.topicId());
            case ConversationEvent.TopicRemoved t -> topics.remove(t.topicId());
            case ConversationEvent.SessionStarted s -> sessions.add(s.sessionId());
            case ConversationEvent.SessionEnded s -> sessions.remove(s.sessionId());
            case ConversationEvent.HandleStarted h -> handlers.add(h.agentId());
            case ConversationEvent.HandleEnded h -> handlers.remove(h.agentId());
            default -> {
                // The other events put nothing in force.
            }
        }
    }

    /** Whether that event ends something that is in force now. */
    boolean hasInForce(Event ending) {
        return switch (ending.data()) {
            case ConversationEvent.Unassigned u -> held;
            case ConversationEvent.TopicRemoved t -> topics.contains(t.topicId());
            case ConversationEvent.SessionEnded s -> sessions.contains(s.sessionId());
            case ConversationEvent.HandleEnded h -> handlers.contains(h.agentId());
            default -> false;
        };
    }
}
