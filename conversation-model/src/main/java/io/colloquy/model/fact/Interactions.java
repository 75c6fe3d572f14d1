package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.Author;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.SessionStarted;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.PublicationType;
import io.colloquy.model.timeline.MessageIdentity;
import io.colloquy.model.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages of a conversation, one row each (metrics 2.2, interactions). */
public final class Interactions {

    private final MessageFates fates;
    private final Map<MessageIdentity, Event> lentTexts = new HashMap<>(0);
    private final Holding holding = new Holding();
    private final List<Interaction> rows = new ArrayList<>();
    private final String connectionId;
    private final String contactId;

    private Interactions(Timeline timeline) {
        fates = new MessageFates(timeline.events());
        for (Event report : timeline.lentTexts()) {
            lentTexts.put(fates.identify((MessageEvent.Content) report.data()), report);
        }
        Opened opening = timeline.events().stream()
                .map(Event::data)
                .filter(Opened.class::isInstance)
                .map(Opened.class::cast)
                .findFirst()
                .orElse(null);
        connectionId = opening == null ? null : opening.connectionId();
        contactId = opening == null ? null : opening.contactId();
    }

    /** The interactions of that timeline, in its order; as many as the fact {@link Fact#INTERACTION_COUNT} says. */
    public static List<Interaction> of(Timeline timeline) {
        Interactions interactions = new Interactions(timeline);
        StepReader reader = new StepReader();
        for (Event event : timeline.events()) {
            if (event.data() instanceof Opened opening) {
                interactions.holding.open(opening);
            } else {
                interactions.step(reader.read(event));
            }
        }
        return List.copyOf(interactions.rows);
    }

    private void step(Step step) {
        holding.step(step);
        if (!step.isInteraction()) {
            return;
        }
        switch (step.data()) {
            case MessageEvent.Received message -> rows.add(inbound(step.event(), message));
            case MessageEvent.Sent message -> rows.add(outbound(step.event(), message));
            case SessionStarted call -> rows.add(call(step.event(), call));
            default -> throw new IllegalStateException("no interaction: " + step.event());
        }
    }

    private Interaction inbound(Event event, MessageEvent.Received message) {
        MessageFates.Fate fate = fates.of(event, message);
        Event textEvent = textEvent(event, message, fate);
        return new Interaction(
                event.source(),
                event.id(),
                message.messageId(),
                Direction.INBOUND,
                event.time(),
                event.collected(),
                event.receivedAt(),
                ActorType.CUSTOMER.wire(),
                message.contactId(),
                fate.text(message.text()),
                textEvent == null ? null : textEvent.source(),
                textEvent == null ? null : textEvent.id(),
                message.channel(),
                message.url(),
                message.publicationType(),
                message.connectionId() == null ? connectionId : message.connectionId(),
                message.replyTo(),
                null,
                message.attachments(),
                fate.status(),
                fate.isEdited(),
                fate.isDeleted(),
                holding.inForce());
    }

    /** The event of the log in which the text that counts is; null once deleted, and without text. */
    private Event textEvent(Event event, MessageEvent.Content message, MessageFates.Fate fate) {
        if (fate.isDeleted()) {
            return null;
        }
        if (fate.textEdit() != null) {
            return fate.textEdit();
        }
        return message.text() == null ? null : lentTexts.getOrDefault(fates.identify(message), event);
    }

    private Interaction outbound(Event event, MessageEvent.Sent message) {
        MessageFates.Fate fate = fates.of(event, message);
        Event textEvent = textEvent(event, message, fate);
        Author author = message.author();
        return new Interaction(
                event.source(),
                event.id(),
                message.messageId(),
                Direction.OUTBOUND,
                event.time(),
                event.collected(),
                event.receivedAt(),
                author.type().wire(),
                author.agentId() == null ? author.botId() : author.agentId(),
                fate.text(message.text()),
                textEvent == null ? null : textEvent.source(),
                textEvent == null ? null : textEvent.id(),
                message.channel(),
                null,
                null,
                message.connectionId() == null ? connectionId : message.connectionId(),
                message.replyTo(),
                message.template(),
                message.attachments(),
                fate.status(),
                fate.isEdited(),
                fate.isDeleted(),
                holding.inForce());
    }

    private Interaction call(Event event, SessionStarted call) {
        return new Interaction(
                event.source(),
                event.id(),
                call.sessionId(),
                Direction.INBOUND,
                event.time(),
                event.collected(),
                event.receivedAt(),
                ActorType.CUSTOMER.wire(),
                contactId,
                null,
                null,
                null,
                call.channel(),
                null,
                PublicationType.CALL,
                connectionId,
                null,
                null,
                List.of(),
                null,
                false,
                false,
                holding.inForce());
    }
}
