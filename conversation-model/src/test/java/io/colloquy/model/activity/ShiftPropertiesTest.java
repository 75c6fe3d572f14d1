package io.colloquy.model.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.AgentState;
import io.colloquy.model.event.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The sweep over stretches against a walk through the shift second by second, for lifelike and odd days alike. */
class ShiftPropertiesTest {
    private static final int MOST_SECONDS = 240;
    private static final List<String> CAMPAIGNS = Arrays.asList(null, "c", "d");

    @Property(tries = 300)
    void figuresAreThoseOfASecondBySecondWalk(@ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        int from = random.nextInt(60);
        int to = from + 1 + random.nextInt(MOST_SECONDS - 60 - from);
        AgentDay day = day(random).starts(time(from), "s", null).ends(time(to), "s");

        Shift shift = day.shifts().getFirst();

        for (Shift.Row row : shift.rows()) {
            Walk walk = new Walk(day.history(), row.campaignId(), from, to);
            assertThat(row.times())
                    .as("seed %d campaign %s", seed, row.campaignId())
                    .isEqualTo(walk.times());
            assertThat(row.counts().breaks()).as("breaks, seed %d", seed).isEqualTo(walk.breaks());
            assertThat(row.counts().chats()).isEqualTo(walk.received());
            assertThat(row.times().averageConcurrency()).isEqualTo(walk.concurrency());
            ShiftTimes times = row.times();
            assertThat(times.openSeconds() + times.closedSeconds()).isEqualTo(times.sessionSeconds());
            assertThat(times.onlineSeconds() + times.offlineSeconds()).isEqualTo(times.sessionSeconds());
        }
    }

    @Property(tries = 100)
    void orderOfArrivalAndRepetitionChangeNothing(@ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        AgentDay day = day(random)
                .starts(time(10), "s", "c")
                .ends(time(100), "s")
                .starts(time(100), "s", null)
                .starts(time(130), "t", null);
        List<Event> often = new ArrayList<>(day.events());
        often.addAll(day.events());
        Collections.shuffle(often, random);
        List<Chat> chats = new ArrayList<>(day.history().chats());
        Collections.shuffle(chats, random);
        AgentHistory shuffled = AgentHistory.of("A", often, chats, List.of());

        assertThat(shuffled.events()).isEqualTo(day.history().events());
        assertThat(AgentStates.of(shuffled)).isEqualTo(day.states());
        assertThat(Slots.of(shuffled, AgentDay.BEGIN, AgentDay.END)).hasSameElementsAs(day.slots());
        assertThat(Shifts.of(shuffled, AgentDay.BEGIN, AgentDay.END, ZoneOffset.UTC, Instant.MAX, campaign -> true))
                .isEqualTo(day.shifts());
    }

    @Property(tries = 300)
    void slotsAreTheStretchesByTheChatsOfEverySecond(@ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long seed) {
        AgentDay day = day(new Random(seed));

        List<Slot> slots = day.slots();

        for (int second = 0; second < MOST_SECONDS; second++) {
            Instant at = AgentDay.BEGIN.plusSeconds(second);
            assertThat(slots.stream()
                            .filter(slot -> isOver(slot.from(), slot.to(), at))
                            .map(slot -> slot.state() + " " + slot.campaignId() + " " + slot.conversationId()))
                    .as("seed %d second %d", seed, second)
                    .containsExactlyInAnyOrderElementsOf(slotsAt(day, at));
        }
        assertThat(slots).as("seed %d", seed).isSortedAccordingTo(Comparator.comparing(Slot::from));
    }

    /** A chat goes with the stretch of its own campaign, else with that of all; a stretch without chats is a slot too. */
    private static List<String> slotsAt(AgentDay day, Instant at) {
        List<StateStretch> states = day.states().stream()
                .filter(state -> isOver(state.from(), state.to(), at))
                .toList();
        List<String> slots = new ArrayList<>();
        for (StateStretch state : states) {
            List<Chat> chats = day.history().chats().stream()
                    .filter(chat -> isOver(chat.held().receivedAt(), chat.held().endedAt(), at))
                    .filter(chat -> Objects.equals(state.campaignId(), chat.campaignId())
                            || state.campaignId() == null
                                    && states.stream()
                                            .noneMatch(own -> Objects.equals(own.campaignId(), chat.campaignId())))
                    .toList();
            chats.forEach(chat -> slots.add(state.state() + " " + chat.campaignId() + " " + chat.conversationId()));
            if (chats.isEmpty()) {
                slots.add(state.state() + " " + state.campaignId() + " null");
            }
        }
        return slots;
    }

    private static boolean isOver(Instant from, Instant to, Instant at) {
        return !from.isAfter(at) && (to == null || to.isAfter(at));
    }

    private static AgentDay day(Random random) {
        AgentDay day = new AgentDay();
        for (int i = random.nextInt(8); i > 0; i--) {
            Integer capacity = random.nextBoolean() ? null : random.nextInt(3);
            day.is(
                    time(i * 25 + random.nextInt(20)),
                    one(List.of(AgentState.values()), random),
                    capacity,
                    one(CAMPAIGNS, random));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            int received = random.nextInt(MOST_SECONDS);
            int ended = received + random.nextInt(80);
            boolean open = random.nextInt(5) == 0;
            boolean wrote = random.nextBoolean();
            day.holds(
                    "k" + i,
                    one(CAMPAIGNS, random),
                    time(received),
                    open ? null : time(ended),
                    wrote ? time(received + random.nextInt(ended - received + 1)) : null,
                    random.nextBoolean());
        }
        return day;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String time(int second) {
        return AgentDay.BEGIN.plusSeconds(second).toString();
    }

    /** Looks at every second on its own. */
    private static final class Walk {
        private final AgentHistory history;
        private final String campaign;
        private final int from;
        private final int to;

        Walk(AgentHistory history, String campaign, int from, int to) {
            this.history = history;
            this.campaign = campaign;
            this.from = from;
            this.to = to;
        }

        ShiftTimes times() {
            long[] sums = new long[5];
            for (int second = from; second < to; second++) {
                boolean online = isOnline(second);
                long held = held(second);
                Long capacity = capacity(second);
                sums[0] += online ? 1 : 0;
                sums[1] += online && held > 0 ? 1 : 0;
                sums[2] += online && (capacity == null || held < capacity) ? 1 : 0;
                sums[3] += awaits(second) ? 1 : 0;
                sums[4] += online ? held : 0;
            }
            return new ShiftTimes(
                    (to - from) * 1000L,
                    sums[0] * 1000,
                    sums[1] * 1000,
                    sums[2] * 1000,
                    sums[3] * 1000,
                    sums[4] * 1000);
        }

        BigDecimal concurrency() {
            ShiftTimes times = times();
            return times.open() == 0
                    ? null
                    : new BigDecimal(times.held()).divide(new BigDecimal(times.open()), 2, RoundingMode.HALF_UP);
        }

        long breaks() {
            long breaks = 0;
            for (int second = from + 1; second < to; second++) {
                breaks += isOnline(second - 1) && !isOnline(second) ? 1 : 0;
            }
            return breaks;
        }

        long received() {
            return history.chats().stream()
                    .filter(chat -> Objects.equals(chat.campaignId(), campaign))
                    .filter(chat -> second(chat.held().receivedAt()) >= from
                            && second(chat.held().receivedAt()) < to)
                    .count();
        }

        /** The last state told by then that holds for the campaign. */
        private boolean isOnline(int second) {
            AgentState state = AgentState.OFFLINE;
            for (StateChanged changed : changes(second)) {
                state = changed.state();
            }
            return state == AgentState.ONLINE;
        }

        private Long capacity(int second) {
            Long ofAll = null;
            Long own = null;
            for (StateChanged changed : changes(second)) {
                if (changed.campaignId() == null) {
                    ofAll = changed.capacity() == null ? ofAll : changed.capacity();
                    own = null;
                } else {
                    own = changed.capacity() == null ? own : changed.capacity();
                }
            }
            return own == null ? ofAll : own;
        }

        private List<StateChanged> changes(int second) {
            return history.events().stream()
                    .filter(event -> second(event.time()) <= second)
                    .map(Event::data)
                    .filter(StateChanged.class::isInstance)
                    .map(StateChanged.class::cast)
                    .filter(changed ->
                            changed.campaignId() == null || changed.campaignId().equals(campaign))
                    .toList();
        }

        private long held(int second) {
            return history.chats().stream().filter(chat -> holds(chat, second)).count();
        }

        private boolean awaits(int second) {
            return history.chats().stream()
                    .anyMatch(chat -> holds(chat, second)
                            && (chat.held().firstMessageAt() == null
                                    || second < second(chat.held().firstMessageAt())));
        }

        private boolean holds(Chat chat, int second) {
            return Objects.equals(chat.campaignId(), campaign)
                    && second(chat.held().receivedAt()) <= second
                    && (chat.held().endedAt() == null
                            || second < second(chat.held().endedAt()));
        }

        private static long second(Instant instant) {
            return instant.getEpochSecond() - AgentDay.BEGIN.getEpochSecond();
        }
    }
}
