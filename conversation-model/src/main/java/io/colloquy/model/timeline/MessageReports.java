package io.colloquy.model.timeline;

import io.colloquy.model.event.Author;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One message on one connection counts once, whichever source or event reports it: the earliest report stands, and what
 * it leaves out is filled from the later ones (events 1.4).
 */
final class MessageReports {

    private static final Comparator<Event> EARLIEST = Comparator.comparing(Event::time)
            .thenComparing(Event::type)
            .thenComparing(Event::source)
            .thenComparing(Event::id);

    private final List<Event> united;
    private final Set<Event> lentTexts = new HashSet<>(0);

    private MessageReports(int events) {
        united = new ArrayList<>(events);
    }

    /** Unites the reports of each message. */
    static MessageReports unite(Collection<Event> events) {
        MessageReports all = new MessageReports(events.size());
        MessageIdentities identities = MessageIdentities.of(events);
        Map<MessageIdentity, List<Event>> reports = new HashMap<>();
        for (Event event : events) {
            if (event.data() instanceof MessageEvent.Content message) {
                reports.computeIfAbsent(identities.identify(message), identity -> new ArrayList<>(1))
                        .add(event);
            } else {
                all.united.add(event);
            }
        }
        reports.values().forEach(ofOne -> all.united.add(all.unite(ofOne)));
        return all;
    }

    /** The events with each message in its earliest report, in no particular order. */
    List<Event> events() {
        return united;
    }

    /** The later reports, as they are in the log, from which a message has its text: the earliest told none. */
    Set<Event> lentTexts() {
        return lentTexts;
    }

    private Event unite(List<Event> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        reports.sort(EARLIEST);
        Event earliest = reports.get(0);
        MessageEvent.Content whole = (MessageEvent.Content) earliest.data();
        for (Event report : reports.subList(1, reports.size())) {
            MessageEvent.Content other = (MessageEvent.Content) report.data();
            if (whole.text() == null && other.text() != null) {
                lentTexts.add(report);
            }
            whole = switch (whole) {
                case MessageEvent.Received received -> fill(received, other);
                case MessageEvent.Sent sent -> fill(sent, other);
            };
        }
        return earliest.withData(whole);
    }

    private static MessageEvent.Received fill(MessageEvent.Received message, MessageEvent.Content other) {
        MessageEvent.Received same = other instanceof MessageEvent.Received received ? received : message;
        return new MessageEvent.Received(
                message.messageId(),
                message.channel(),
                either(message.connectionId(), other.connectionId()),
                message.contactId(),
                either(message.text(), other.text()),
                either(message.attachments(), other.attachments()),
                either(message.sessionId(), same.sessionId()),
                either(message.url(), same.url()),
                either(message.publicationType(), same.publicationType()),
                either(message.replyTo(), other.replyTo()),
                either(message.campaignId(), same.campaignId()));
    }

    private static MessageEvent.Sent fill(MessageEvent.Sent message, MessageEvent.Content other) {
        MessageEvent.Sent same = other instanceof MessageEvent.Sent sent ? sent : message;
        return new MessageEvent.Sent(
                message.messageId(),
                fill(message.author(), same.author()),
                message.channel(),
                either(message.connectionId(), other.connectionId()),
                either(message.contactId(), other.contactId()),
                either(message.text(), other.text()),
                either(message.attachments(), other.attachments()),
                either(message.template(), same.template()),
                either(message.replyTo(), other.replyTo()));
    }

    private static Author fill(Author author, Author other) {
        return author.type() != other.type()
                ? author
                : new Author(
                        author.type(),
                        either(author.agentId(), other.agentId()),
                        either(author.botId(), other.botId()));
    }

    private static <T> T either(T value, T other) {
        return value != null ? value : other;
    }
}
