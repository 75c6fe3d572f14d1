package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.Frame;
import io.colloquy.model.row.StatusChange;
import io.colloquy.model.row.StatusChange.Kind;
import io.colloquy.model.timeline.AnomalyCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rows of status changes: metrics 2.2. */
class StatusChangesTest {

    private static final Map<String, Object> BY_BOT =
            Map.of("source", "bot", "by", Map.of("type", "bot", "id", "robo"));

    @Test
    void openingsClosesReopeningsAndChangesAreARowEach() {
        ConversationFold.Result result = story().opened("09:00", Map.of("by", Map.of("type", "customer")))
                .statusChanged("09:05", "open", "pending", "A")
                .closed("09:10", Map.of("source", "user", "by", agent("B"), "teamId", "T", "category", "Billing"))
                .reopened("09:20")
                .closed("09:30", BY_BOT)
                .fold();

        List<StatusChange> rows = result.rows(StatusChange.class);
        assertThat(rows)
                .extracting(StatusChange::at)
                .containsExactly(at("09:00"), at("09:05"), at("09:10"), at("09:20"), at("09:30"));
        assertThat(rows)
                .extracting(StatusChange::kind)
                .containsExactly(Kind.OPENED, Kind.CHANGED, Kind.CLOSED, Kind.REOPENED, Kind.CLOSED);
        assertThat(rows)
                .extracting(row -> row.from() + ">" + row.to())
                .containsExactly("null>open", "open>pending", "pending>closed", "closed>open", "open>closed");
        assertThat(rows).extracting(StatusChange::byType).containsExactly("customer", "agent", "agent", null, "bot");
        assertThat(rows).extracting(StatusChange::agentId).containsExactly(null, "A", "B", null, null);
        assertThat(rows).extracting(StatusChange::source).containsExactly("contact", null, "user", null, "bot");
        assertThat(rows).extracting(StatusChange::teamId).containsExactly(null, null, "T", null, null);
        assertThat(rows).extracting(StatusChange::category).containsExactly(null, null, "Billing", null, null);
        assertThat(result.facts().count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(5);
    }

    @Test
    void closeByMergingOrDeletingTheContactIsNoRow() {
        assertThat(rows(story().opened("09:00").closedFrom("09:10", "contact_merged")))
                .extracting(StatusChange::kind)
                .containsExactly(Kind.OPENED);
        assertThat(rows(story().opened("09:00")
                        .closedFrom("09:10", "contact_deleted")
                        .reopened("09:20")))
                .extracting(StatusChange::from)
                .containsExactly(null, "closed");
    }

    @Test
    void conversationWithoutAnOpeningEventHasARowOfItsOpening() {
        StatusChange opening = rows(story().customer("09:00")).getFirst();

        assertThat(opening.kind()).isEqualTo(Kind.OPENED);
        assertThat(opening.at()).isEqualTo(at("09:00"));
        assertThat(opening.source()).isNull();
        assertThat(opening.byType()).isNull();
    }

    @Test
    void closeByBlockingNamesNoAgent() {
        StatusChange close = rows(story().opened("09:00")
                        .closed("09:10", Map.of("source", "blocked", "by", agent("A"))))
                .getLast();

        assertThat(close.agentId()).isNull();
        assertThat(close.byType()).isEqualTo("agent");
    }

    @Test
    void onlyTheFirstChangeByAnAgentAfterTheFirstInboundIsTheFirstResponseChange() {
        List<StatusChange> rows = rows(story().opened("09:00", Map.of("source", "user", "by", agent("A")))
                .statusChanged("09:01", "open", "pending", "A")
                .customer("09:05")
                .closed("09:06", BY_BOT)
                .reopened("09:07")
                .statusChanged("09:10", "open", "answered", "B")
                .closed("09:20", "B"));

        assertThat(rows)
                .extracting(StatusChange::firstResponseChange)
                .containsExactly(false, false, false, false, true, false);
    }

    @Test
    void timeRunsFromTheEarliestInboundThatNoAgentsChangeHasFollowed() {
        List<StatusChange> rows = rows(story().opened("09:00")
                .customer("09:00")
                .customer("09:02")
                .closed("09:03", BY_BOT)
                .reopened("09:04")
                .statusChanged("09:05", "open", "answered", "A")
                .statusChanged("09:06", "answered", "pending", "A")
                .customer("09:10")
                .closed("09:30", "A"));

        assertThat(rows)
                .extracting(StatusChange::untilByPublication)
                .containsExactly(
                        null,
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(5),
                        null,
                        Duration.ofMinutes(20));
    }

    @Test
    void bothClocksRunFromTheSameInbound() {
        StatusChange change = rows(story().opened("09:00")
                        .collected("09:04")
                        .customer("09:00")
                        .collected("09:01")
                        .customer("09:00:30")
                        .statusChanged("09:10", "open", "answered", "A"))
                .getLast();

        assertThat(change.untilByPublication()).isEqualTo(Duration.ofMinutes(10));
        assertThat(change.untilByCollection()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void collectionAfterTheChangeIsNullAndListedIfItWasTold() {
        ConversationFold.Result told = story().opened("09:00")
                .collected("09:20")
                .customer("09:00")
                .statusChanged("09:10", "open", "answered", "A")
                .fold();
        ConversationFold.Result received = story().opened("09:00")
                .customer("09:10")
                .statusChanged("09:10:00.5", "open", "answered", "A")
                .fold();

        assertThat(told.rows(StatusChange.class).getLast().untilByCollection()).isNull();
        assertThat(told.rows(StatusChange.class).getLast().untilByPublication()).isEqualTo(Duration.ofMinutes(10));
        assertThat(told.anomalies()).singleElement().satisfies(anomaly -> assertThat(anomaly.code())
                .isEqualTo(AnomalyCode.NEGATIVE_DURATION));
        assertThat(received.rows(StatusChange.class).getLast().untilByCollection())
                .isNull();
        assertThat(received.anomalies()).isEmpty();
    }

    @Test
    void businessTimeOfBothClocksIsInsideTheCalendarAndNullWithoutOne() {
        Story story = story().opened("08:00")
                .collected("09:10")
                .customer("08:30")
                .statusChanged("09:30", "open", "answered", "A");
        BusinessCalendar fromNine =
                new BusinessCalendar(ZoneOffset.UTC, List.of(Frame.of(DayOfWeek.MONDAY, "09:00", "17:00")), Set.of());

        StatusChange without = rows(story).getLast();
        StatusChange with = rows(story.with(new FoldContext(inbox -> fromNine))).getLast();

        assertThat(without.untilByPublicationBusiness()).isNull();
        assertThat(without.untilByCollectionBusiness()).isNull();
        assertThat(with.untilByPublicationBusiness()).isEqualTo(Duration.ofMinutes(30));
        assertThat(with.untilByCollectionBusiness()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void limitsHoldForTheFirstResponseChangeAndForCloses() {
        List<StatusChange> rows = rows(promised(false)
                .opened("09:00")
                .customer("09:00")
                .statusChanged("09:10:01", "open", "answered", "A")
                .statusChanged("09:20", "answered", "pending", "A")
                .closed("09:40", "A"));

        assertThat(rows).extracting(StatusChange::slaSeconds).containsExactly(null, 600L, null, 3600L);
        assertThat(rows).extracting(StatusChange::slaMet).containsExactly(null, false, null, true);
        assertThat(rows).extracting(StatusChange::slaOverrun).containsExactly(null, Duration.ofSeconds(1), null, null);
    }

    @Test
    void eachCloseIsComparedFromTheOpening() {
        List<StatusChange> rows = rows(promised(false)
                .opened("09:00")
                .closed("09:50", BY_BOT)
                .reopened("09:55")
                .closed("10:30", BY_BOT));

        assertThat(rows).extracting(StatusChange::slaMet).containsExactly(null, true, null, false);
        assertThat(rows.getLast().slaOverrun()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void closeThatIsTheFirstResponseChangeHasTheLimitOfTheFirstResponse() {
        StatusChange close = rows(promised(false)
                        .opened("08:00")
                        .customer("09:00")
                        .closed("09:05", "A"))
                .getLast();

        assertThat(close.firstResponseChange()).isTrue();
        assertThat(close.slaSeconds()).isEqualTo(600);
        assertThat(close.slaMet()).isTrue();
    }

    @Test
    void limitInBusinessTimeWithoutACalendarIsShownAndNotCompared() {
        StatusChange close =
                rows(promised(true).opened("09:00").closed("19:00", "A")).getLast();

        assertThat(close.slaSeconds()).isEqualTo(3600);
        assertThat(close.slaMet()).isNull();
        assertThat(close.slaOverrun()).isNull();
    }

    private static Story promised(boolean inBusinessTime) {
        return story().with(new FoldContext(inbox -> null, new ServiceLevels(600L, 3600L, inBusinessTime)));
    }

    private static Map<String, Object> agent(String id) {
        return Map.of("type", "agent", "id", id);
    }

    private static List<StatusChange> rows(Story story) {
        return story.fold().rows(StatusChange.class);
    }
}
