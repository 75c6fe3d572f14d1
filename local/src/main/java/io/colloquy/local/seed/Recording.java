package io.colloquy.local.seed;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down what happens in one conversation: its clock, its events so far, and when each of them arrives. */
final class Recording {
    /**
     * An event on its way.
     *
     * @param arrival when it is sent: mostly at once, now and then late, so that events come out of order
     * @param event what is sent
     */
    record Sent(Instant arrival, OutgoingEvent event) {}

    private static final double LATE = 0.01;
    private static final Duration MEDIAN_DELAY = Duration.ofMinutes(10);

    private final String source;
    private final String conversation;
    private final Dice dice;
    private final List<Sent> sent = new ArrayList<>();
    private Instant now;
    private int number;
    private int messages;

    Recording(String source, String conversation, Instant start, Dice dice) {
        this.source = source;
        this.conversation = conversation;
        this.now = start;
        this.dice = dice;
    }

    Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    void waitUntil(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    void add(EventType type, Map<String, Object> data) {
        addAt(now, type, data);
    }

    /** Something at another time than now, such as the reading of a message while the talk goes on. */
    void addAt(Instant time, EventType type, Map<String, Object> data) {
        Instant arrival = dice.chance(LATE) ? time.plus(dice.around(MEDIAN_DELAY, 1)) : time;
        add(conversation, time, arrival, type, data);
    }

    /** Something that arrives in the wrong order by as much. */
    void addAt(Instant time, Instant arrival, EventType type, Map<String, Object> data) {
        add(conversation, time, arrival, type, data);
    }

    /** Something about another thing than the conversation. */
    void addAbout(String subject, EventType type, Map<String, Object> data) {
        add(subject, now, now, type, data);
    }

    /** A new message's id. */
    String nextMessage() {
        return conversation + "-m" + ++messages;
    }

    List<Sent> sent() {
        return sent;
    }

    private void add(String subject, Instant time, Instant arrival, EventType type, Map<String, Object> data) {
        sent.add(
                new Sent(arrival, new OutgoingEvent(source, conversation + "/" + ++number, type, subject, time, data)));
    }
}
