package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells of each event what it is in the talk. An acceptance is an answer when it takes a call of the customer that is
 * still ringing (metrics 2.1), so the events must come in order.
 */
final class StepReader {

    private final Set<String> ringing = new HashSet<>(0);

    Step read(Event event) {
        return switch (event.data()) {
            case MessageEvent.Received received -> new Step(event, Speech.INBOUND, null);
            case MessageEvent.Sent sent -> sent(event, sent);
            case ConversationEvent.SessionStarted session
            when session.isInboundCall() -> {
                ringing.add(session.sessionId());
                yield new Step(event, Speech.INBOUND, null);
            }
            case ConversationEvent.SessionEnded session -> {
                ringing.remove(session.sessionId());
                yield new Step(event, Speech.NONE, null);
            }
            case ConversationEvent.Accepted accepted
            when !ringing.isEmpty() -> {
                ringing.clear();
                yield new Step(event, Speech.HUMAN, accepted.agentId());
            }
            default -> new Step(event, Speech.NONE, null);
        };
    }

    private static Step sent(Event event, MessageEvent.Sent sent) {
        return switch (sent.author().type()) {
            case BROADCAST -> new Step(event, Speech.BROADCAST, null);
            case USER ->
                sent.isHuman()
                        ? new Step(event, Speech.HUMAN, sent.author().agentId())
                        : new Step(event, Speech.AUTOMATIC, null);
            case BOT -> new Step(event, sent.template() == null ? Speech.BOT : Speech.AUTOMATIC, null);
            case WORKFLOW, API, SYSTEM -> new Step(event, Speech.AUTOMATIC, null);
        };
    }
}
