package io.colloquy.ingest.thread;

import io.colloquy.ingest.connection.ThreadSettings;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Opening;
import io.colloquy.ingest.thread.Placement.Place;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.ConversationEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.OpeningSource;
import io.colloquy.model.event.SubjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which conversation an event belongs to that names none (events 1.4). Works on one thread: what a contact and a
 * connection say to each other.
 */
final class ThreadFinder {
    private static final Comparator<KnownConversation> LATEST =
            Comparator.comparing(KnownConversation::openedAt).thenComparing(KnownConversation::id);
    private static final Comparator<ValidEvent> IN_TIME = Comparator.comparing(ValidEvent::time)
            .thenComparingInt(event -> rank(event.contact().content()));

    private final ContactThread thread;
    private final ThreadSettings settings;
    private final List<KnownConversation> conversations;
    private final Map<String, Place> messages = new HashMap<>();
    private final List<ValidEvent> placed = new ArrayList<>();
    private final List<OpeningEvent> openings = new ArrayList<>();

    /**
     * @param settings null if the connection is not configured: then the channel's defaults hold
     * @param known the thread's conversations that the events could belong to
     * @param places of messages by the channel's id, as far as they are known
     */
    ThreadFinder(
            ContactThread thread,
            ThreadSettings settings,
            Collection<KnownConversation> known,
            Map<String, Place> places) {
        this.thread = thread;
        this.settings = settings;
        this.conversations = new ArrayList<>(known);
        for (KnownConversation conversation : known) {
            conversation.messageIds().forEach(id -> messages.put(id, new Place(conversation.id())));
        }
        messages.putAll(places);
    }

    /** Finds the conversations of these events, in any order; messages go first, so that reports of them can follow. */
    Placement place(List<ValidEvent> events) {
        events.stream().filter(ThreadFinder::comesFirst).sorted(IN_TIME).forEach(event -> add(event, placeOf(event)));
        events.stream().filter(event -> !comesFirst(event)).forEach(event -> add(event, placeOf(event)));
        return new Placement(placed, openings, messages);
    }

    private static boolean comesFirst(ValidEvent event) {
        return switch (event.contact().content()) {
            case MessageEvent.Content message -> true;
            case ConversationEvent.SessionStarted session -> true;
            default -> false;
        };
    }

    /** At one time: what the customer does, what an agent writes, the others. */
    private static int rank(EventData content) {
        Optional<OpeningSource> source = opens(content);
        return source.isEmpty() ? 2 : source.get() == OpeningSource.CONTACT ? 0 : 1;
    }

    /** What it opens a conversation as, if none is open. */
    private static Optional<OpeningSource> opens(EventData content) {
        return switch (content) {
            case MessageEvent.Received received -> Optional.of(OpeningSource.CONTACT);
            case MessageEvent.Sent sent when sent.isHuman() -> Optional.of(OpeningSource.USER);
            case ConversationEvent.SessionStarted session
            when session.isInboundCall() -> Optional.of(OpeningSource.CONTACT);
            case ConversationEvent.SessionStarted session
            when session.isOutboundCall() -> Optional.of(OpeningSource.USER);
            default -> Optional.empty();
        };
    }

    private void add(ValidEvent event, Place place) {
        placed.add(
                place.conversationId() == null
                        ? event.about(SubjectType.THREAD, thread.subject())
                        : event.about(SubjectType.CONVERSATION, place.conversationId()));
        if (event.contact().content() instanceof MessageEvent.Content message) {
            messages.put(message.messageId(), place);
        }
    }

    private Place placeOf(ValidEvent event) {
        return switch (event.contact().content()) {
            case MessageEvent.OfMessage about
            when messages.containsKey(about.messageId()) -> messages.get(about.messageId());
            case MessageEvent.StatusUpTo read ->
                place(openAt(read.upTo()).or(() -> latest(one -> !one.openedAt().isAfter(read.upTo()))));
            case MessageEvent.Content message -> join(event, message.messageId(), message.channel());
            case ConversationEvent.SessionStarted session -> join(event, session.sessionId(), session.channel());
            default -> place(openAt(event.time()));
        };
    }

    private Place join(ValidEvent event, String messageId, Channel channel) {
        Optional<KnownConversation> open = openAt(event.time());
        if (open.isEmpty()) {
            open = opens(event.contact().content()).map(source -> open(event, messageId, channel, source));
        }
        open.ifPresent(conversation -> conversation.join(model(event, conversation.id())));
        return place(open);
    }

    private KnownConversation open(ValidEvent event, String messageId, Channel channel, OpeningSource source) {
        ThreadSettings here = settings == null ? ThreadSettings.defaults(channel) : settings;
        Optional<KnownConversation> later = conversations.stream()
                .filter(conversation -> conversation.couldHaveOpenedAt(event.time()))
                .min(LATEST);
        String id = later.map(KnownConversation::id).orElseGet(() -> ThreadIds.conversation(thread, messageId));
        Duration inactivity =
                later.map(KnownConversation::inactivity).orElse(Duration.ofSeconds(here.inactivitySeconds()));
        OpeningEvent opening = OpeningEvents.of(new Opening(id, event, messageId, channel, source, inactivity, here));
        openings.add(opening);
        if (later.isPresent()) {
            later.get().join(opening.toModel());
            return later.get();
        }
        KnownConversation opened =
                new KnownConversation(id, thread.connectionId(), inactivity, event.time(), List.of(opening.toModel()));
        conversations.add(opened);
        return opened;
    }

    private static Event model(ValidEvent event, String conversationId) {
        return new Event(
                event.source(),
                event.id(),
                event.type(),
                event.time(),
                conversationId,
                event.sequence(),
                null,
                event.time(),
                event.contact().content());
    }

    private Optional<KnownConversation> openAt(Instant time) {
        return latest(conversation -> conversation.isOpenAt(time));
    }

    private Optional<KnownConversation> latest(Predicate<KnownConversation> condition) {
        return conversations.stream().filter(condition).max(LATEST);
    }

    private static Place place(Optional<KnownConversation> conversation) {
        return conversation.map(found -> new Place(found.id())).orElse(Place.NONE);
    }
}
