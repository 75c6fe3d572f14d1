package io.colloquy.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Set<String> NUMBERS =
            Set.of("duration", "count", "boolean", "decimal", "share", "points", "value");

    @Test
    void everyFactIsThereOnceInOrderAndNoInternalOne() {
        List<String> served = Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .map(Fact::id)
                .toList();

        List<String> facts = Catalogue.of(Dataset.CONVERSATIONS).stream()
                .filter(metric -> metric.jsonName() != null)
                .map(Metric::id)
                .toList();

        assertThat(facts).isEqualTo(served).contains("first_response_time").doesNotContain("contact_type_sent");
    }

    @Test
    void columnsOfShiftsAreThoseOfTheSpecification() {
        assertThat(columns(Dataset.SHIFTS))
                .containsExactlyInAnyOrder(
                        "shift_id",
                        "agent_id",
                        "campaign_id",
                        "account_id",
                        "shift_start",
                        "shift_end",
                        "num_chats",
                        "num_breaks",
                        "num_ignored",
                        "num_abandoned",
                        "open_duration",
                        "closed_duration",
                        "online_duration",
                        "offline_duration",
                        "session_duration",
                        "available_duration",
                        "idle_duration",
                        "avg_concurrency",
                        "first_response_duration",
                        "survey_num_good",
                        "survey_num_moderate",
                        "survey_num_bad");
    }

    @Test
    void trafficAndInvitesAreCountedAsTheSpecificationSays() {
        assertThat(columns(Dataset.TRAFFIC)).contains("views", "clicks", "chats", "visits", "visitors");
        assertThat(columns(Dataset.INVITES))
                .contains(
                        "matched",
                        "shown",
                        "accepted",
                        "declined",
                        "cancelled",
                        "no_availability",
                        "expired",
                        "ignored");
    }

    @Test
    void whatIsWorkedOutOverRowsIsThere() {
        assertThat(Catalogue.all().stream()
                        .filter(metric -> metric.column() == null)
                        .map(Metric::id))
                .containsExactlyInAnyOrder(
                        "count",
                        "sum",
                        "average",
                        "min",
                        "max",
                        "median",
                        "percentile",
                        "share",
                        "within",
                        "ranges",
                        "conversations_opened",
                        "conversations_closed",
                        "conversations_held",
                        "assignments",
                        "messages_inbound",
                        "messages_outbound",
                        "messages_broadcast",
                        "messages_failed",
                        "surveys_offered",
                        "surveys_answered",
                        "reopened_rate",
                        "transferred_rate",
                        "bot_handled_rate",
                        "unanswered_rate",
                        "sla_first_response_met_rate",
                        "sla_resolution_met_rate",
                        "first_response_ranges",
                        "csat_score",
                        "nps_score",
                        "survey_response_rate",
                        "backlog_open",
                        "backlog_unassigned",
                        "backlog_waiting",
                        "backlog_never_answered");
    }

    @Test
    void everyEntrySaysWhatItIsWhenItIsNullWhereItCountsAndWhereItComesFrom() {
        assertThat(Catalogue.all()).allSatisfy(metric -> {
            assertThat(metric.name()).as(metric.id()).isNotBlank();
            assertThat(metric.definition()).as(metric.id()).isNotBlank();
            assertThat(metric.nullRule()).as(metric.id()).isNotBlank();
            assertThat(metric.anchor()).as(metric.id()).isNotBlank();
            assertThat(metric.sources()).as(metric.id()).isNotEmpty();
            assertThat(metric.sources().getLast()).as(metric.id()).startsWith("Colloquy");
        });
    }

    @Test
    void everyEntryHasAnExample() {
        assertThat(Catalogue.all())
                .filteredOn(
                        metric -> metric.example() == null || metric.example().isBlank())
                .extracting(Metric::id)
                .as("without an example: let a conversation of ExampleConversations have the fact, or add it by hand"
                        + " to FactExamples if it rests on more than one conversation")
                .isEmpty();
    }

    @Test
    void durationsAndNothingElseHaveAClock() {
        assertThat(Catalogue.all()).allSatisfy(metric -> {
            boolean duration = metric.type().equals("duration");
            assertThat(metric.startsAt() != null).as(metric.id()).isEqualTo(duration);
            assertThat(metric.stopsAt() != null).as(metric.id()).isEqualTo(duration);
        });
    }

    @Test
    void eachTypeHasItsUnits() {
        Map<String, Set<String>> units = new TreeMap<>();

        Catalogue.all().forEach(metric -> units.computeIfAbsent(metric.type(), type -> new TreeSet<>())
                .add(String.valueOf(metric.unit())));

        assertThat(units.get("duration")).containsExactly("seconds");
        assertThat(units.get("count")).containsExactly("count", "seconds");
        units.keySet().removeAll(Set.of("duration", "count"));
        assertThat(units).allSatisfy((type, of) -> assertThat(of).containsExactly("null"));
    }

    @Test
    void numbersCanBeSplitAndDescriptionsCanNot() {
        assertThat(Catalogue.all())
                .allSatisfy(metric -> assertThat(!metric.dimensions().isEmpty())
                        .as(metric.id())
                        .isEqualTo(NUMBERS.contains(metric.type())));
    }

    @Test
    void businessTwinsAreDurationsOfTheSameDatasetThatNeedACalendar() {
        Map<String, Metric> byId = Catalogue.all().stream().collect(Collectors.toMap(Metric::id, Function.identity()));

        assertThat(Catalogue.all())
                .filteredOn(metric -> metric.businessTwin() != null)
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> {
                    Metric twin = byId.get(metric.businessTwin());
                    assertThat(twin.dataset()).isEqualTo(metric.dataset());
                    assertThat(twin.type()).isEqualTo("duration");
                    assertThat(twin.anchor()).isEqualTo(metric.anchor());
                    assertThat(twin.nullRule()).contains("no calendar");
                });
    }

    @Test
    void responseAndResolutionMetricsCountByTheCloseAndGladlysByTheOpening() {
        assertThat(anchor("first_response_time")).isEqualTo("closed_at");
        assertThat(anchor("first_response_time_business")).isEqualTo("closed_at");
        assertThat(anchor("resolution_time")).isEqualTo("closed_at");
        assertThat(anchor("response_count")).isEqualTo("closed_at");
        assertThat(anchor("created_to_first_closed")).isEqualTo("opened_at");
        assertThat(anchor("created_to_first_closed_business")).isEqualTo("opened_at");
        assertThat(anchor("inbound_count")).isEqualTo("opened_at");
        assertThat(anchor("response_time")).startsWith("at, the time of the answer");
    }

    @Test
    void onlyNumbersCanBeAskedAndOnlyByFunctionsOfTheCatalogue() {
        List<String> functions = Catalogue.all().stream()
                .filter(metric -> metric.dataset() == null)
                .map(Metric::id)
                .toList();

        assertThat(Catalogue.all()).allSatisfy(metric -> {
            if (!metric.aggregates().isEmpty()) {
                assertThat(metric.dimensions()).as(metric.id()).isNotEmpty();
                assertThat(metric.dataset()).as(metric.id()).isNotNull();
            }
            assertThat(metric.aggregates().stream().filter(aggregate -> !aggregate.equals("value")))
                    .as(metric.id())
                    .isSubsetOf(functions);
        });
    }

    @Test
    void anEntryIsFoundByItsIdAlone() {
        assertThat(Catalogue.find("num_chats")).map(Metric::dataset).contains("shifts");
        assertThat(Catalogue.find("shifts.agent_id")).map(Metric::column).contains("agent_id");
        assertThat(Catalogue.find("agent_id")).isEmpty();
    }

    private static String anchor(String id) {
        return Catalogue.find(id).orElseThrow().anchor();
    }

    private static List<String> columns(Dataset dataset) {
        return Catalogue.of(dataset).stream().map(Metric::column).toList();
    }
}
