package io.colloquy.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant UNTIL = Instant.parse("2026-03-31T00:00:00Z");

    @Test
    void samePlanMakesTheSameBytes() throws IOException {
        byte[] once = bytes(plan(200, 7));

        byte[] again = bytes(plan(200, 7));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void anotherSeedMakesOtherTrafficAboutOtherConversations() {
        Set<String> first = conversations(events(plan(50, 1)));

        Set<String> second = conversations(events(plan(50, 2)));

        assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
    }

    @Test
    void everyTypeOfEventOccurs() {
        Set<EventType> types = EnumSet.noneOf(EventType.class);

        events(plan(5000, 3)).forEach(event -> types.add(event.type()));

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        // What only Colloquy itself may say of its configuration.
                        .filter(type -> !type.isReserved())
                        .toList());
    }

    @Test
    void everyEventIsValid() {
        List<String> faults = new ArrayList<>();

        for (OutgoingEvent event : events(plan(1000, 4))) {
            try {
                EventDataReader.read(event.type(), event.data());
            } catch (InvalidEventData e) {
                faults.add(event.type().wire() + ": " + e.getMessage());
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void noTwoEventsHaveOneIdentity() {
        List<OutgoingEvent> events = events(new SeedPlan(1000, 5, 200, UNTIL));

        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.source() + " " + event.id()));

        assertThat(ids).hasSameSizeAs(events);
    }

    @Test
    void nothingHappensAfterTheEnd() {
        List<OutgoingEvent> events = events(plan(1000, 6));

        assertThat(events).allMatch(event -> event.time().isBefore(UNTIL));
    }

    @Test
    void someEventsArriveOutOfOrder() {
        List<OutgoingEvent> events = events(plan(500, 8));

        long backward = 0;
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).time().isBefore(events.get(i - 1).time())) {
                backward++;
            }
        }

        assertThat(backward).isBetween(events.size() / 1000L, events.size() / 10L);
    }

    @Test
    void workingDaysAreBusierThanSundaysAndMorningsThanNights() {
        Map<DayOfWeek, Integer> days = new HashMap<>();
        Map<Integer, Integer> hours = new HashMap<>();

        events(plan(3000, 9)).stream()
                .filter(event -> event.type() == EventType.CONVERSATION_OPENED)
                .map(event -> event.time().atOffset(ZoneOffset.UTC))
                .forEach(time -> {
                    days.merge(time.getDayOfWeek(), 1, Integer::sum);
                    hours.merge(time.getHour(), 1, Integer::sum);
                });

        assertThat(days.get(DayOfWeek.TUESDAY)).isGreaterThan(3 * days.get(DayOfWeek.SUNDAY));
        assertThat(hours.get(10)).isGreaterThan(10 * hours.getOrDefault(3, 0));
        assertThat(hours.get(12)).as("lunch").isLessThan(hours.get(10));
    }

    private static SeedPlan plan(int conversations, long seed) {
        return new SeedPlan(conversations, seed, 28, UNTIL);
    }

    private static List<OutgoingEvent> events(SeedPlan plan) {
        List<OutgoingEvent> events = new ArrayList<>();
        new Traffic(plan).forEachRemaining(events::add);
        return events;
    }

    private static byte[] bytes(SeedPlan plan) throws IOException {
        try (EventLineStream lines = new EventLineStream(new Traffic(plan))) {
            return lines.readAllBytes();
        }
    }

    private static Set<String> conversations(List<OutgoingEvent> events) {
        Set<String> subjects = new HashSet<>();
        events.stream()
                .filter(event -> event.type() == EventType.CONVERSATION_OPENED)
                .forEach(event -> subjects.add(event.subject()));
        return subjects;
    }
}
