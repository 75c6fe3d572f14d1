package io.colloquy.report.conversation;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.AuthorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.ConversationEvent.SessionStarted;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.fact.Interaction;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that happened in a conversation, in order, as people read it (reports 3.4). Pure. */
final class History {
    private final Names names;
    private final EventDetails details;
    private final Iterator<Interaction> interactions;
    private final MessageChanges changes;

    private History(Names names, Iterator<Interaction> interactions, MessageChanges changes) {
        this.names = names;
        this.details = new EventDetails(names);
        this.interactions = interactions;
        this.changes = changes;
    }

    /**
     * The entries of that timeline. Status reports, edits and deletions show at their message.
     *
     * @param interactions the timeline's own, in its order
     */
    static List<HistoryEntry> of(Timeline timeline, List<Interaction> interactions, Names names) {
        History history = new History(names, interactions.iterator(), new MessageChanges(timeline.events()));
        List<HistoryEntry> entries = new ArrayList<>();
        for (Event event : timeline.events()) {
            if (!isShownAtItsMessage(event)) {
                entries.add(history.entry(event, timeline.isDerived(event)));
            }
        }
        return List.copyOf(entries);
    }

    /** What the history of that timeline refers to by id. */
    static Set<Reference> references(Timeline timeline) {
        Set<Reference> found = new HashSet<>();
        of(timeline, Interactions.of(timeline), reference -> {
            found.add(reference);
            return null;
        });
        return found;
    }

    private static boolean isShownAtItsMessage(Event event) {
        return event.data() instanceof MessageEvent.Status
                || event.data() instanceof MessageEvent.StatusUpTo
                || event.data() instanceof MessageEvent.Edited
                || event.data() instanceof MessageEvent.Deleted;
    }

    private HistoryEntry entry(Event event, boolean derived) {
        Message message = isInteraction(event) ? message(event, interactions.next()) : null;
        Map<String, Object> more = details.of(event.data());
        return new HistoryEntry(
                event.time(),
                event.type().wire(),
                actor(event),
                message,
                more.isEmpty() ? null : more,
                derived ? Boolean.TRUE : null);
    }

    /** The same rule by which the model makes rows of interactions: messages, and calls that the customer began. */
    private static boolean isInteraction(Event event) {
        return event.data() instanceof MessageEvent.Content
                || (event.data() instanceof SessionStarted session && session.isInboundCall());
    }

    private Message message(Event event, Interaction row) {
        Actor assigned = row.assignedAgentId() == null ? null : agent(row.assignedAgentId());
        return Message.of(row, assigned, changes.of(event));
    }

    /** Who did it; null when the event does not tell. */
    private Actor actor(Event event) {
        return switch (event.data()) {
            case MessageEvent.Received received -> customer(received.contactId());
            case MessageEvent.Sent sent -> author(sent);
            case MessageEvent.Handover handover -> bot(handover.fromBotId());
            case ConversationEvent.Opened opened -> actor(opened.by());
            case ConversationEvent.Accepted accepted -> agent(accepted.agentId());
            case ConversationEvent.Assigned assigned -> actor(assigned.by());
            case ConversationEvent.Unassigned unassigned -> actor(unassigned.by());
            case ConversationEvent.InboxChanged changed -> actor(changed.by());
            case ConversationEvent.StatusChanged changed -> actor(changed.by());
            case ConversationEvent.SessionStarted session -> actor(session.by());
            case ConversationEvent.SessionEnded session -> actor(session.by());
            case ConversationEvent.HandleStarted handle -> agent(handle.agentId());
            case ConversationEvent.HandleEnded handle -> agent(handle.agentId());
            case ConversationEvent.NoteAdded note -> agent(note.agentId());
            case ConversationEvent.VisitorBlocked blocked -> agent(blocked.agentId());
            case ConversationEvent.SurveyAnswered answered -> customer(null);
            case ConversationEvent.Reopened reopened -> actor(reopened.by());
            case ConversationEvent.Closed closed -> actor(closed.by());
            default -> null;
        };
    }

    private Actor author(MessageEvent.Sent sent) {
        AuthorType type = sent.author().type();
        return switch (type) {
            case USER -> agent(sent.author().agentId());
            case BOT -> bot(sent.author().botId());
            case WORKFLOW, BROADCAST, API, SYSTEM -> new Actor(type.wire(), null, null);
        };
    }

    private Actor actor(By by) {
        if (by == null) {
            return null;
        }
        return switch (by.type()) {
            case AGENT -> agent(by.id());
            case BOT -> bot(by.id());
            case CUSTOMER -> customer(by.id());
            case APPLICATION, SYSTEM, RULE, WORKFLOW -> new Actor(by.type().wire(), by.id(), null);
        };
    }

    private Actor agent(String id) {
        return named(ActorType.AGENT, SubjectType.AGENT, id);
    }

    private Actor bot(String id) {
        return named(ActorType.BOT, SubjectType.BOT, id);
    }

    private Actor customer(String id) {
        return named(ActorType.CUSTOMER, SubjectType.CONTACT, id);
    }

    private Actor named(ActorType type, SubjectType kind, String id) {
        return new Actor(type.wire(), id, id == null ? null : names.find(new Reference(kind, id)));
    }
}
