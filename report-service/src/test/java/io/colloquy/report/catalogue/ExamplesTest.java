package io.colloquy.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import io.colloquy.model.fact.Span;
import io.colloquy.report.catalogue.ExampleRows.OnPage;
import io.colloquy.report.catalogue.ExampleRows.Stretch;
import io.colloquy.report.catalogue.example.ExampleConversation;
import io.colloquy.report.catalogue.example.ExampleConversations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Works out again, as simply as can be, what the examples say that no fold has worked out. */
class ExamplesTest {
    private static final List<Facts> CONVERSATIONS = ExampleConversations.all().stream()
            .map(example -> example.fold().facts())
            .filter(facts -> !"merged".equals(facts.text(Fact.STATUS)))
            .toList();
    private static final List<Duration> RANGES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    @Test
    void theShiftMinuteByMinute() {
        IntPredicate online = minute -> count(ExampleRows.ONLINE, minute) > 0;
        IntPredicate holding = minute -> count(ExampleRows.HELD, minute) > 0;
        int open = minutes(online.and(holding));

        says("num_chats", ExampleRows.HELD.size());
        says("num_breaks", 1);
        says("num_ignored", ExampleRows.HELD.size() - 1);
        says("num_abandoned", ExampleRows.HELD.size() - 1);
        says("open_duration", 60 * open);
        says("closed_duration", 3600 - 60 * open);
        says("online_duration", 60 * minutes(online));
        says("offline_duration", 60 * minutes(online.negate()));
        says("session_duration", 3600);
        says("available_duration", 60 * minutes(online.and(at -> count(ExampleRows.HELD, at) < ExampleRows.CAPACITY)));
        says("idle_duration", 60 * minutes(online.and(holding.negate())));
        says(
                "first_response_duration",
                60 * minutes(at -> (at >= 10 && at < ExampleRows.FIRST_MESSAGE_IN_FIRST) || (at >= 20 && at < 40)));
        int held = IntStream.range(0, 60)
                .filter(online)
                .map(at -> (int) count(ExampleRows.HELD, at))
                .sum();
        says("avg_concurrency", BigDecimal.valueOf(held).divide(BigDecimal.valueOf(open), 2, RoundingMode.DOWN));
        says(
                "duration_secs",
                60
                        * (ExampleRows.ONLINE.getFirst().to()
                                - ExampleRows.ONLINE.getFirst().from()));
        says("slots.duration", 60 * ExampleRows.HELD.getFirst().from());
    }

    @Test
    void thePageAndTheInviteByCounting() {
        says("visits", onPage("page.visited"));
        says("views", onPage("entrypoint.viewed"));
        says("clicks", onPage("entrypoint.clicked"));
        says("chats", onPage("conversation.opened"));
        says(
                "visitors",
                ExampleRows.PAGE.stream().map(OnPage::visitor).distinct().count());
        for (String outcome : List.of(
                "matched", "shown", "accepted", "declined", "cancelled", "no_availability", "expired", "ignored")) {
            says(
                    outcome,
                    ExampleRows.INVITE.stream()
                            .filter(("invite." + outcome)::equals)
                            .count());
        }
    }

    @Test
    void theFunctionsOfFiveValues() {
        List<Integer> values = ExampleRows.FIVE_VALUES;
        int sum = values.stream().mapToInt(Integer::intValue).sum();

        says("count", values.size());
        says("sum", sum);
        says("average", sum / values.size());
        says("min", values.getFirst());
        says("max", values.getLast());
        says("median", values.get(2));
        // The 90th of five lies at 0.9 * (5 - 1) = 3.6: between the fourth and the fifth.
        says("percentile", values.get(3) + (values.get(4) - values.get(3)) * 6 / 10);
        says("share", share(2, values.size()));
        assertThat(example("ranges"))
                .startsWith(counted(values.stream().map(Duration::ofSeconds).toList()) + " of");
        says("within", share(values.stream().filter(value -> value <= 120).count(), values.size()));
    }

    @Test
    void surveysByCounting() {
        long happy = ExampleRows.CSAT.stream().filter(score -> score >= 4).count();
        long promoters = ExampleRows.NPS.stream().filter(score -> score >= 9).count();
        long detractors = ExampleRows.NPS.stream().filter(score -> score <= 6).count();

        says("csat_score", share(happy, ExampleRows.CSAT.size()));
        says("nps_score", 100 * (promoters - detractors) / ExampleRows.NPS.size());
        says("surveys_offered", ExampleRows.OFFERS);
        says("surveys_answered", ExampleRows.CSAT.size() + ExampleRows.NPS.size());
        says("survey_response_rate", share(ExampleRows.CSAT.size() + ExampleRows.NPS.size(), ExampleRows.OFFERS));
    }

    @Test
    void countsAndRatesOverTheConversations() {
        Predicate<Facts> closed = facts -> facts.count(Fact.CLOSED_COUNT) > 0;
        long closedOnce = having(closed);

        says("conversations_opened", CONVERSATIONS.size());
        says(
                "conversations_closed",
                CONVERSATIONS.stream()
                        .mapToLong(facts -> facts.count(Fact.CLOSED_COUNT))
                        .sum());
        says("conversations_held", having(facts -> facts.count(Fact.AGENT_COUNT) > 0));
        says("assignments", sum(Fact.ASSIGNMENT_COUNT));
        says("messages_inbound", sum(Fact.INBOUND_COUNT));
        says("messages_outbound", sum(Fact.OUTBOUND_COUNT));
        says("messages_broadcast", sum(Fact.INTERACTION_COUNT) - sum(Fact.MESSAGE_COUNT));
        says("messages_failed", 0);
        says("reopened_rate", share(having(facts -> facts.count(Fact.REOPENED_COUNT) > 0), closedOnce));
        says("bot_handled_rate", share(having(facts -> facts.flag(Fact.BOT_HANDLED)), closedOnce));
        says(
                "transferred_rate",
                share(
                        having(facts -> facts.count(Fact.AGENT_COUNT) > 1),
                        having(facts -> facts.count(Fact.AGENT_COUNT) > 0)));
        says(
                "unanswered_rate",
                share(
                        having(facts -> facts.flag(Fact.UNANSWERED)),
                        having(facts -> facts.count(Fact.INBOUND_COUNT) > 0)));
        assertThat(example("first_response_ranges"))
                .startsWith(counted(CONVERSATIONS.stream()
                                .map(facts -> facts.duration(Fact.FIRST_RESPONSE_TIME))
                                .filter(time -> time != null)
                                .toList())
                        + " in");
    }

    @Test
    void backlogOfTheConversations() {
        Predicate<Facts> open = facts -> facts.instant(Fact.CLOSED_AT) == null;

        says("backlog_open", having(open));
        says("backlog_unassigned", having(open.and(facts -> facts.flag(Fact.UNASSIGNED_AT_END))));
        says("backlog_waiting", having(facts -> facts.instant(Fact.WAITING_SINCE) != null));
        says("backlog_never_answered", having(open.and(facts -> facts.flag(Fact.UNANSWERED))));
    }

    @Test
    void rowsOfConversations() {
        says("response_time", response("answered").toSeconds());
        says("response_time_business", response("answered").toSeconds());
        assertThat(example("response_time"))
                .contains("; " + response("handed_over").toSeconds() + " in *handed_over*");
        Facts answered = fold("answered").facts();
        Duration untilClose =
                Duration.between(answered.instant(Fact.INTERACTION_FIRST_AT), answered.instant(Fact.CLOSED_AT));
        says("time_until_change", untilClose.toSeconds());
        says("time_until_change_business", untilClose.toSeconds());
        says("time_until_change_by_collection", untilClose.minusSeconds(1).toSeconds());
        says(
                "time_until_change_by_collection_business",
                untilClose.minusSeconds(1).toSeconds());
    }

    private static Duration response(String conversation) {
        Span only = fold(conversation).spans().stream()
                .filter(span -> span.fact() == Fact.AVERAGE_RESPONSE_TIME)
                .reduce((one, other) -> {
                    throw new IllegalStateException(conversation + " has more than one response");
                })
                .orElseThrow();
        return Duration.between(only.from().at(), only.to().at());
    }

    private static ConversationFold.Result fold(String name) {
        return ExampleConversations.all().stream()
                .filter(example -> example.name().equals(name))
                .map(ExampleConversation::fold)
                .findFirst()
                .orElseThrow();
    }

    /** The example begins with that number. */
    private static void says(String id, Number expected) {
        String number = example(id).split(" |,|;", 2)[0];
        assertThat(new BigDecimal(number)).as(id).isEqualByComparingTo(expected.toString());
    }

    private static String example(String id) {
        return Catalogue.find(id).orElseThrow().example();
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    /** How many of the times lie in each range. */
    private static String counted(List<Duration> times) {
        long[] ranges = new long[RANGES.size() + 1];
        times.forEach(time -> ranges[
                (int) RANGES.stream()
                        .filter(limit -> limit.compareTo(time) <= 0)
                        .count()]++);
        return String.join(", ", Arrays.stream(ranges).mapToObj(Long::toString).toList());
    }

    private static long sum(Fact fact) {
        return CONVERSATIONS.stream().mapToLong(facts -> facts.count(fact)).sum();
    }

    private static long having(Predicate<Facts> condition) {
        return CONVERSATIONS.stream().filter(condition).count();
    }

    private static long onPage(String type) {
        return ExampleRows.PAGE.stream()
                .filter(event -> event.type().equals(type) && event.minute() < 60)
                .count();
    }

    private static int minutes(IntPredicate condition) {
        return (int) IntStream.range(0, 60).filter(condition).count();
    }

    private static long count(List<Stretch> stretches, int minute) {
        return stretches.stream()
                .filter(stretch -> stretch.from() <= minute && minute < stretch.to())
                .count();
    }
}
