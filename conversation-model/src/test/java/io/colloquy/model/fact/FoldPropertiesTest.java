package io.colloquy.model.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.row.Assignment;
import io.colloquy.model.row.BacklogStretch;
import io.colloquy.model.row.HeldChat;
import io.colloquy.model.row.Payment;
import io.colloquy.model.row.Response;
import io.colloquy.model.row.Session;
import io.colloquy.model.row.StatusChange;
import io.colloquy.model.row.Survey;
import io.colloquy.model.row.TopicStretch;
import io.colloquy.model.timeline.Timeline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every conversation, lifelike or not. Times are few, so that most instants hold several events. */
class FoldPropertiesTest {

    private static final Map<String, Object> CLOSE_BY_MERGE = Map.of("source", "contact_merged");

    private record Kind(EventType type, Map<String, Object> data) {}

    private record Draft(Kind kind, int minute, String source, String sequence) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(EventType.CONVERSATION_OPENED, Map.of("source", "contact", "contactId", "carla")),
            new Kind(
                    EventType.CONVERSATION_OPENED,
                    Map.of("source", "user", "contactId", "carla", "assignedAgentId", "A", "inboxId", "1")),
            new Kind(
                    EventType.CONVERSATION_OPENED,
                    Map.of("source", "contact", "contactId", "carla", "inactivitySeconds", 120)),
            new Kind(
                    EventType.CONVERSATION_OPENED,
                    Map.of("source", "user", "contactId", "carla", "inactivitySeconds", 180)),
            new Kind(EventType.CONVERSATION_ACCEPTED, Map.of("agentId", "B")),
            new Kind(EventType.CONVERSATION_ASSIGNED, Map.of("agentId", "A")),
            new Kind(EventType.CONVERSATION_ASSIGNED, Map.of("agentId", "B", "accountRef", "pool", "teamId", "T")),
            new Kind(EventType.CONVERSATION_UNASSIGNED, Map.of("by", Map.of("type", "rule"))),
            new Kind(EventType.CONVERSATION_INBOX_CHANGED, Map.of("inboxId", "2")),
            new Kind(EventType.CONVERSATION_STATUS_CHANGED, Map.of("from", "open", "to", "pending")),
            new Kind(
                    EventType.CONVERSATION_STATUS_CHANGED,
                    Map.of("from", "pending", "to", "answered", "by", Map.of("type", "agent", "id", "A"))),
            new Kind(
                    EventType.CONVERSATION_OPENED,
                    Map.of("source", "contact", "contactId", "carla", "sla", Map.of("firstResponseSeconds", 90))),
            new Kind(
                    EventType.SESSION_STARTED,
                    Map.of("sessionId", "s1", "channel", "phone_call", "by", Map.of("type", "customer"))),
            new Kind(EventType.SESSION_ENDED, Map.of("sessionId", "s1", "channel", "phone_call")),
            new Kind(EventType.SESSION_STARTED, Map.of("sessionId", "s2", "channel", "webchat")),
            new Kind(EventType.HANDLE_STARTED, Map.of("agentId", "A")),
            new Kind(EventType.HANDLE_ENDED, Map.of("agentId", "A")),
            new Kind(EventType.TOPIC_ADDED, Map.of("topicId", "t1")),
            new Kind(EventType.TOPIC_ADDED, Map.of("topicId", "t2")),
            new Kind(EventType.TOPIC_REMOVED, Map.of("topicId", "t1")),
            new Kind(EventType.PAYMENT_COMPLETED, Map.of("paymentId", "p1", "amount", "1.00", "currency", "USD")),
            new Kind(EventType.PAYMENT_DECLINED, Map.of("paymentId", "p1", "amount", "1.00", "currency", "USD")),
            new Kind(EventType.PAYMENT_REQUESTED, Map.of("paymentId", "p2", "amount", "2", "currency", "EUR")),
            new Kind(EventType.SURVEY_OFFERED, Map.of("kind", "faces")),
            new Kind(EventType.SURVEY_ANSWERED, Map.of("kind", "faces", "score", 3)),
            new Kind(EventType.SURVEY_ANSWERED, Map.of("kind", "csat", "score", 4)),
            new Kind(EventType.GOAL_REACHED, Map.of("goal", "signup", "value", 0.5)),
            new Kind(EventType.VISITOR_BLOCKED, Map.of("agentId", "A", "reason", "spam")),
            new Kind(EventType.CONVERSATION_REOPENED, Map.of()),
            new Kind(EventType.CONVERSATION_CLOSED, Map.of("source", "user")),
            new Kind(EventType.CONVERSATION_CLOSED, CLOSE_BY_MERGE),
            new Kind(EventType.CONVERSATION_MERGED, Map.of("into", "other")),
            received("m1", Map.of("text", "Hello")),
            received("m1", Map.of("connectionId", "page")),
            received("m2", Map.of()),
            sent("m3", Map.of("type", "user", "agentId", "A"), Map.of()),
            sent("m4", Map.of("type", "user", "agentId", "B"), Map.of()),
            sent("m5", Map.of("type", "user", "agentId", "B"), Map.of("template", Map.of("name", "welcome"))),
            sent("m6", Map.of("type", "bot"), Map.of()),
            sent("m7", Map.of("type", "broadcast"), Map.of()),
            new Kind(EventType.MESSAGE_STATUS, Map.of("messageId", "m3", "status", "read")),
            new Kind(EventType.MESSAGE_STATUS, Map.of("upTo", "2026-03-02T09:04:00Z", "status", "delivered")),
            new Kind(EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "Hullo")),
            new Kind(EventType.MESSAGE_DELETED, Map.of("messageId", "m1")),
            new Kind(EventType.BOT_HANDOVER, Map.of()));

    @Property(tries = 400)
    void orderOfArrivalAndRepetitionsChangeNothing(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf, @ForAll Random random) {
        List<Event> arrived = new ArrayList<>(events);
        arrived.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(arrived, random);

        assertThat(ConversationFold.fold(Story.CONVERSATION, arrived, asOf))
                .isEqualTo(ConversationFold.fold(Story.CONVERSATION, events, asOf));
        assertThat(Timeline.order(Story.CONVERSATION, arrived, asOf))
                .isEqualTo(Timeline.order(Story.CONVERSATION, events, asOf));
    }

    @Property(tries = 200)
    void eventsSplitOverTwoDeliveriesGiveWhatOneDeliveryGives(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf, @ForAll Random random) {
        int cut = random.nextInt(events.size() + 1);
        List<Event> lateFirst = new ArrayList<>(events.subList(cut, events.size()));
        lateFirst.addAll(events.subList(0, cut));

        assertThat(ConversationFold.fold(Story.CONVERSATION, lateFirst, asOf))
                .isEqualTo(ConversationFold.fold(Story.CONVERSATION, events, asOf));
    }

    @Property(tries = 400)
    void durationsAreNeverNegative(@ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        Facts facts = ConversationFold.fold(Story.CONVERSATION, events, asOf).facts();

        for (Fact fact : Fact.logged()) {
            if (fact.type() == FactType.DURATION && facts.duration(fact) != null) {
                assertThat(facts.duration(fact)).as(fact.id()).isGreaterThanOrEqualTo(Duration.ZERO);
            }
        }
    }

    @Property(tries = 400)
    void countsAgreeWithEachOther(@ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        Timeline timeline = Timeline.order(Story.CONVERSATION, events, asOf);
        Facts facts = ConversationFold.fold(timeline, FoldContext.NONE).facts();

        assertThat(facts.count(Fact.MESSAGE_COUNT))
                .isEqualTo(facts.count(Fact.INBOUND_COUNT) + facts.count(Fact.OUTBOUND_COUNT));
        assertThat(facts.count(Fact.INTERACTION_COUNT))
                .isEqualTo(Interactions.of(timeline).size())
                .isGreaterThanOrEqualTo(facts.count(Fact.MESSAGE_COUNT));
        assertThat(facts.duration(Fact.AVERAGE_RESPONSE_TIME) == null).isEqualTo(facts.count(Fact.RESPONSE_COUNT) == 0);
        assertThat(facts.instant(Fact.LAST_CLOSED_AT) == null).isEqualTo(facts.count(Fact.CLOSED_COUNT) == 0);
        assertThat(timeline.events().size() + timeline.anomalies().size())
                .isLessThanOrEqualTo(events.size() + timeline.derived().size());
    }

    @Property(tries = 400)
    void everyDurationKnowsWhatItWasWorkedOutFrom(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        ConversationFold.Result result = ConversationFold.fold(Story.CONVERSATION, events, asOf);

        for (Fact fact : Fact.logged()) {
            if (fact.type() == FactType.DURATION && result.facts().duration(fact) != null) {
                assertThat(result.spans()).as(fact.id()).anyMatch(span -> span.fact() == fact);
            }
        }
    }

    @Property(tries = 400)
    void rowsAgreeWithTheCounts(@ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        ConversationFold.Result result = ConversationFold.fold(Story.CONVERSATION, events, asOf);
        Facts facts = result.facts();

        assertThat(result.rows(Session.class)).hasSize(count(facts, Fact.SESSION_COUNT));
        assertThat(result.rows(Assignment.class)).hasSize(count(facts, Fact.ASSIGNMENT_COUNT));
        assertThat(result.rows(HeldChat.class)).hasSize(count(facts, Fact.AGENT_COUNT));
        assertThat(result.rows(Payment.class))
                .filteredOn(payment -> payment.status().equals("completed"))
                .hasSize(count(facts, Fact.PAYMENTS_COMPLETED));
        assertThat(result.rows(Payment.class))
                .filteredOn(payment -> payment.status().equals("declined"))
                .hasSize(count(facts, Fact.PAYMENTS_DECLINED));
        assertThat(result.rows(Payment.class)).extracting(Payment::paymentId).doesNotHaveDuplicates();
        List<TopicStretch> topics = result.rows(TopicStretch.class);
        assertThat(topics).hasSizeLessThanOrEqualTo(count(facts, Fact.TOPIC_ADDED_COUNT));
        assertThat(topics)
                .filteredOn(topic -> topic.removedAt() == null)
                .extracting(TopicStretch::topicId)
                .isEqualTo(facts.get(Fact.TOPIC_IDS));
        assertThat(topics)
                .filteredOn(topic -> topic.removedAt() != null)
                .hasSizeLessThanOrEqualTo(count(facts, Fact.TOPIC_REMOVED_COUNT));
    }

    @Property(tries = 400)
    void theBacklogOfTheEndIsWhatTheFactsSay(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        ConversationFold.Result result = ConversationFold.fold(Story.CONVERSATION, events, asOf);
        Facts facts = result.facts();
        Map<BacklogStretch.Kind, Instant> running = result.rows(BacklogStretch.class).stream()
                .filter(stretch -> stretch.endedAt() == null)
                .collect(Collectors.toMap(BacklogStretch::kind, BacklogStretch::startedAt));

        boolean open = !List.of("closed", "merged").contains(facts.text(Fact.STATUS));
        assertThat(running.containsKey(BacklogStretch.Kind.OPEN)).isEqualTo(open);
        assertThat(running.containsKey(BacklogStretch.Kind.NEVER_ANSWERED))
                .isEqualTo(open && facts.flag(Fact.UNANSWERED));
        assertThat(running.get(BacklogStretch.Kind.WAITING)).isEqualTo(facts.instant(Fact.WAITING_SINCE));
        assertThat(running.containsKey(BacklogStretch.Kind.UNASSIGNED))
                .isEqualTo(open && facts.flag(Fact.UNASSIGNED_AT_END));
    }

    @Property(tries = 400)
    void rowsAreInOrderAndNeverEndBeforeTheyBegin(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        ConversationFold.Result result = ConversationFold.fold(Story.CONVERSATION, events, asOf);

        List<HeldChat> held = result.rows(HeldChat.class);
        assertThat(held).extracting(HeldChat::receivedAt).isSorted();
        assertThat(held).allSatisfy(chat -> {
            assertInOrder(chat.receivedAt(), chat.endedAt());
            assertInOrder(chat.receivedAt(), chat.firstMessageAt());
        });
        assertThat(held.subList(0, Math.max(held.size() - 1, 0)))
                .extracting(HeldChat::endedAt)
                .doesNotContainNull();
        assertThat(result.rows(Session.class)).extracting(Session::startedAt).isSorted();
        assertThat(result.rows(Session.class)).allSatisfy(row -> assertInOrder(row.startedAt(), row.endedAt()));
        assertThat(result.rows(TopicStretch.class))
                .extracting(TopicStretch::addedAt)
                .isSorted();
        assertThat(result.rows(TopicStretch.class)).allSatisfy(row -> assertInOrder(row.addedAt(), row.removedAt()));
        assertThat(result.rows(Payment.class)).allSatisfy(row -> assertInOrder(row.requestedAt(), row.at()));
        assertThat(result.rows(Assignment.class)).extracting(Assignment::at).isSorted();
        assertThat(result.rows(Survey.class)).extracting(Survey::at).isSorted();
    }

    @Property(tries = 400)
    void textOfAnInteractionStandsInTheEventThatItNames(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        for (Interaction row : Interactions.of(Timeline.order(Story.CONVERSATION, events, asOf))) {
            assertThat(events)
                    .anyMatch(event ->
                            event.source().equals(row.source()) && event.id().equals(row.eventId()));
            assertThat(row.textEventId() == null).isEqualTo(row.deleted() || row.text() == null);
            if (row.textEventId() != null) {
                assertThat(text(events, row.textSource(), row.textEventId())).isEqualTo(row.text());
            }
        }
    }

    /** The text in that event of the log. */
    private static String text(List<Event> log, String source, String id) {
        EventData data = log.stream()
                .filter(event -> event.source().equals(source) && event.id().equals(id))
                .findFirst()
                .orElseThrow()
                .data();
        return switch (data) {
            case MessageEvent.Content message -> message.text();
            case MessageEvent.Edited edit -> edit.text();
            default -> null;
        };
    }

    private static void assertInOrder(Instant from, Instant to) {
        if (from != null && to != null) {
            assertThat(to).isAfterOrEqualTo(from);
        }
    }

    private static int count(Facts facts, Fact fact) {
        return Math.toIntExact(facts.count(fact));
    }

    @Property(tries = 400)
    void factsOfTodayAreNeverWorkedOutAndWhatIsNeverNullIsThere(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        Facts facts = ConversationFold.fold(Story.CONVERSATION, events, asOf).facts();

        for (Fact fact : Fact.values()) {
            if (fact.origin() == FactOrigin.TODAY) {
                assertThat(facts.get(fact)).as(fact.id()).isNull();
            } else if (fact.nullRule().equals("never")) {
                assertThat(facts.get(fact)).as(fact.id()).isNotNull();
            }
        }
    }

    @Property(tries = 1000)
    void withoutAnEventTheTimelineChangesNothingBeforeItIsDue(
            @ForAll("conversations") List<Event> events,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        Timeline before = Timeline.order(Story.CONVERSATION, events, earlier);
        Timeline after = Timeline.order(Story.CONVERSATION, events, later);

        if (before.dueAt() == null || before.dueAt().isAfter(later)) {
            assertThat(after.events()).isEqualTo(before.events());
            assertThat(after.anomalies()).isEqualTo(before.anomalies());
            assertThat(after.dueAt()).isEqualTo(before.dueAt());
        } else {
            int known = before.derived().size();
            assertThat(after.derived()).hasSizeGreaterThan(known);
            assertThat(after.derived().subList(0, known)).isEqualTo(before.derived());
            assertThat(after.derived().get(known).time()).isEqualTo(before.dueAt());
        }
        assertThat(after.dueAt() == null || after.dueAt().isAfter(later)).isTrue();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void withoutAnEventFactsAndRowsChangeWhenTheyAreDueAndNoSooner(
            @ForAll("conversations") List<Event> events,
            @ForAll("contexts") FoldContext context,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        ConversationFold.Result before =
                ConversationFold.fold(Timeline.order(Story.CONVERSATION, events, earlier), context);
        ConversationFold.Result after =
                ConversationFold.fold(Timeline.order(Story.CONVERSATION, events, later), context);

        if (before.dueAt() == null || before.dueAt().isAfter(later)) {
            assertThat(after).isEqualTo(before);
        } else {
            ConversationFold.Result due =
                    ConversationFold.fold(Timeline.order(Story.CONVERSATION, events, before.dueAt()), context);
            assertThat(due.facts()).isNotEqualTo(before.facts());
        }
        assertThat(after.dueAt() == null || after.dueAt().isAfter(later)).isTrue();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void rowsAndLineageDoNotDependOnOrderAndAreAsManyAsCounted(
            @ForAll("conversations") List<Event> events,
            @ForAll("contexts") FoldContext context,
            @ForAll("instants") Instant asOf,
            @ForAll Random random) {
        List<Event> arrived = new ArrayList<>(events);
        arrived.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(arrived, random);

        ConversationFold.Result result =
                ConversationFold.fold(Timeline.order(Story.CONVERSATION, events, asOf), context);

        assertThat(ConversationFold.fold(Timeline.order(Story.CONVERSATION, arrived, asOf), context))
                .isEqualTo(result);
        assertThat((long) result.rows(StatusChange.class).size())
                .isEqualTo(result.facts().count(Fact.STATUS_CHANGE_COUNT));
        assertThat((long) result.rows(Response.class).size())
                .isEqualTo(result.facts().count(Fact.RESPONSE_COUNT));
        assertThat(result.rows(StatusChange.class))
                .filteredOn(StatusChange::firstResponseChange)
                .hasSizeLessThanOrEqualTo(1);
        for (Fact fact : Fact.logged()) {
            Lineage lineage = Lineage.of(fact, result);
            if (fact.type() == FactType.DURATION && lineage.value() != null) {
                assertThat(lineage.spans()).as(fact.id()).isNotEmpty();
            }
        }
    }

    @Property(tries = 400)
    void nothingFollowsFromSilenceBeforeItHasPassed(
            @ForAll("conversations") List<Event> events, @ForAll("instants") Instant asOf) {
        Timeline timeline = Timeline.order(Story.CONVERSATION, events, asOf);

        assertThat(timeline.derived())
                .allSatisfy(close -> assertThat(close.time()).isBeforeOrEqualTo(asOf));
    }

    /** Limits of a few minutes, by the wall clock or inside hours that begin and end among the events. */
    @Provide
    Arbitrary<FoldContext> contexts() {
        Arbitrary<Long> limits = Arbitraries.longs().between(0, 600).injectNull(0.2);
        Arbitrary<Frame> frames = Combinators.combine(
                        Arbitraries.integers().between(538, 552),
                        Arbitraries.integers().between(1, 6))
                .as((from, minutes) -> new Frame(DayOfWeek.MONDAY, from, from + minutes));
        Arbitrary<BusinessCalendar> calendars = frames.list()
                .ofMaxSize(3)
                .map(list -> new BusinessCalendar(ZoneOffset.UTC, list, Set.of()))
                .injectNull(0.2);
        return Combinators.combine(limits, limits, Arbitraries.of(true, false), calendars)
                .as((first, resolution, business, calendar) ->
                        new FoldContext(inbox -> calendar, new ServiceLevels(first, resolution, business)));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(-1, 16).map(minute -> Story.at("09:00")
                .plusSeconds(60L * minute));
    }

    @Provide
    Arbitrary<List<Event>> conversations() {
        Arbitrary<Draft> drafts = Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of("one", "two", Event.THREADS),
                        Arbitraries.of("1", "2", "10", "").injectNull(0.5))
                .as(Draft::new);
        return drafts.list().ofMinSize(1).ofMaxSize(30).map(FoldPropertiesTest::events);
    }

    private static List<Event> events(List<Draft> drafts) {
        Instant start = Story.at("09:00");
        List<Event> events = new ArrayList<>();
        for (Draft draft : drafts) {
            try {
                events.add(new Event(
                        draft.source(),
                        "e" + events.size(),
                        draft.kind().type(),
                        start.plusSeconds(60L * draft.minute()),
                        Story.CONVERSATION,
                        draft.sequence(),
                        null,
                        start.plusSeconds(3600),
                        EventDataReader.read(draft.kind().type(), draft.kind().data())));
            } catch (InvalidEventData invalid) {
                throw new IllegalStateException(invalid);
            }
        }
        return events;
    }

    private static Kind received(String messageId, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.putAll(Map.of("messageId", messageId, "channel", "whatsapp", "contactId", "carla"));
        return new Kind(EventType.MESSAGE_RECEIVED, data);
    }

    private static Kind sent(String messageId, Map<String, Object> author, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.putAll(Map.of("messageId", messageId, "channel", "whatsapp", "author", author));
        return new Kind(EventType.MESSAGE_SENT, data);
    }
}
