package io.colloquy.report.catalogue.example;

import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.FoldContext;
import io.colloquy.model.fact.ServiceLevels;
import io.colloquy.model.timeline.Timeline;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A conversation of Monday, 2026-03-02 UTC, as its producer would tell it.
 *
 * @param name its id
 * @param about what it shows
 */
public record ExampleConversation(String name, String about, List<Told> told) {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** The opening hours of the examples, 09:00 to 17:00 UTC, and what they promise: an answer in 10 minutes, an end in 60. */
    private static final FoldContext CONFIGURATION = new FoldContext(
            inbox -> new BusinessCalendar(
                    ZoneOffset.UTC, List.of(new Frame(DayOfWeek.MONDAY, 9 * 60, 17 * 60)), List.of()),
            new ServiceLevels(600L, 3600L, false));

    /**
     * An event of it.
     *
     * @param at time of the day
     * @param data as it would be sent
     */
    public record Told(String at, EventType type, Map<String, ?> data) {}

    /** The conversation, as of when all of it was received. */
    public ConversationFold.Result fold() {
        return ConversationFold.fold(Timeline.order(name, events(), at("23:00")), CONFIGURATION);
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (Told one : told) {
            Instant time = at(one.at());
            try {
                events.add(new Event(
                        "/examples",
                        name + "-" + (events.size() + 1),
                        one.type(),
                        time,
                        name,
                        null,
                        null,
                        time.plusSeconds(1),
                        EventDataReader.read(one.type(), Map.copyOf(one.data()))));
            } catch (InvalidEventData e) {
                throw new IllegalStateException("the example " + name + " tells what no producer could", e);
            }
        }
        return events;
    }

    private static Instant at(String time) {
        return LocalTime.parse(time).atDate(DAY).toInstant(ZoneOffset.UTC);
    }

    /** Writes a conversation down; events may be told in any order. */
    static final class Script {
        private final String name;
        private final String about;
        private final List<Told> told = new ArrayList<>();

        Script(String name, String about) {
            this.name = name;
            this.about = about;
        }

        Script tell(String at, EventType type, Map<String, ?> data) {
            told.add(new Told(at, type, new TreeMap<>(data)));
            return this;
        }

        Script customer(String at, String channel, String text) {
            return tell(
                    at,
                    EventType.MESSAGE_RECEIVED,
                    Map.of("messageId", message(), "channel", channel, "contactId", "carla", "text", text));
        }

        Script agent(String at, String channel, String agent, String text) {
            return sent(at, channel, Map.of("type", "user", "agentId", agent), text);
        }

        Script bot(String at, String channel, String text) {
            return sent(at, channel, Map.of("type", "bot", "botId", "robo"), text);
        }

        private Script sent(String at, String channel, Map<String, String> author, String text) {
            return tell(
                    at,
                    EventType.MESSAGE_SENT,
                    Map.of("messageId", message(), "channel", channel, "author", author, "text", text));
        }

        Script assigned(String at, String agent) {
            return tell(at, EventType.CONVERSATION_ASSIGNED, Map.of("agentId", agent));
        }

        private String message() {
            return "m" + (told.size() + 1);
        }

        ExampleConversation end() {
            told.sort(Comparator.comparing(Told::at));
            return new ExampleConversation(name, about, List.copyOf(told));
        }
    }
}
