package io.colloquy.report.catalogue;

import io.colloquy.report.catalogue.ExampleRows.Stretch;
import io.colloquy.report.catalogue.example.ExampleConversation;
import io.colloquy.report.catalogue.example.ExampleConversations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the catalogue as a document: sections by family, for what measures time a table of its clock. */
final class MetricsDocument {
    private static final Map<Dataset, String> SAID_OF = Map.of(
            Dataset.CONVERSATIONS, "Facts of one conversation.",
            Dataset.SHIFTS, "An agent by shift and campaign; away counts as offline.");

    private final StringBuilder text = new StringBuilder();

    static String write() {
        MetricsDocument document = new MetricsDocument();
        document.introduction();
        document.examples();
        for (Dataset dataset : Dataset.values()) {
            List<Metric> columns = Catalogue.of(dataset).stream()
                    .filter(metric -> metric.column() != null)
                    .toList();
            document.family(
                    heading(dataset),
                    SAID_OF.getOrDefault(dataset, "Each row counts by its " + dataset.anchor() + "."),
                    columns);
        }
        document.family(
                "What is worked out over rows",
                "Functions of any metric, and numbers over all rows of a selection.",
                Catalogue.all().stream()
                        .filter(metric -> metric.column() == null)
                        .toList());
        return document.text.toString();
    }

    private void introduction() {
        text.append("""
                # Metrics

                What each number means. This is the catalogue that `GET /v1/metrics` serves, written out; a test fails when
                it is not, and `./mvnw test -pl report-service -am -Dtest=MetricsDocumentTest
                -Dsurefire.failIfNoSpecifiedTests=false -Dmetrics.update` writes it anew.

                Null is not 0: null can't be computed, 0 was computed and is zero. Durations are exact to the millisecond
                inside and shown in whole seconds, rounded down. A duration's business twin is the same stretch of time
                counted inside the opening hours only, and null without a calendar.

                """);
    }

    private void examples() {
        text.append("## The examples\nAll are of Monday, 2026-03-02, UTC; opening hours are 09:00 to 17:00. ")
                .append("The facts in the examples below are what the fold makes of these events.\n\n");
        ExampleConversations.all().forEach(this::conversation);
        text.append("**the shift**: ann's, from 09:00 to 10:00, campaign `spring`, capacity ")
                .append(ExampleRows.CAPACITY)
                .append(". ")
                .append(stretches("Online", ExampleRows.ONLINE))
                .append(", else away. ")
                .append(ExampleRows.HELD.stream()
                        .map(held -> "Holds the " + held.name() + " chat " + minutes(held))
                        .collect(Collectors.joining(", ")))
                .append(". In the first the visitor writes, and ann first at ")
                .append(clock(ExampleRows.FIRST_MESSAGE_IN_FIRST))
                .append("; in the second nobody does. After the first: one survey, good.\n\n**the page**: ")
                .append(ExampleRows.PAGE.stream()
                        .map(event -> clock(event.minute()) + " `" + event.type() + "` " + event.visitor())
                        .collect(Collectors.joining(" · ")))
                .append("\n\n**the invite**, from 09:00: ")
                .append(ExampleRows.INVITE.stream()
                        .map(type -> "`" + type + "`")
                        .collect(Collectors.joining(" · ")))
                .append("\n\n**five values**: ")
                .append(listed(ExampleRows.FIVE_VALUES))
                .append(" seconds.\n\n**eight answers**: csat ")
                .append(listed(ExampleRows.CSAT))
                .append("; nps ")
                .append(listed(ExampleRows.NPS))
                .append("; offered ")
                .append(ExampleRows.OFFERS)
                .append(" times.\n\n");
    }

    private void conversation(ExampleConversation conversation) {
        text.append("**")
                .append(conversation.name())
                .append("**: ")
                .append(conversation.about())
                .append("\n```\n");
        conversation.told().forEach(event -> text.append(
                        "%-9s%-29s".formatted(event.at(), event.type().wire()))
                .append(event.data().entrySet().stream()
                        .map(field -> field.getKey() + "=" + shown(field.getValue()))
                        .collect(Collectors.joining(" ")))
                .append('\n'));
        text.append("```\n\n");
    }

    /** Maps in the order of their keys: Java's own order is another one each time. */
    private static String shown(Object value) {
        return value instanceof Map<?, ?> fields ? new TreeMap<>(fields).toString() : value.toString();
    }

    private void family(String heading, String about, List<Metric> metrics) {
        text.append("## ").append(heading).append('\n').append(about).append("\n\n");
        Set<String> twins = metrics.stream()
                .map(Metric::businessTwin)
                .filter(id -> id != null)
                .collect(Collectors.toCollection(HashSet::new));
        List<Metric> others = new ArrayList<>();
        for (Metric metric : metrics) {
            if (!metric.type().equals("duration")) {
                others.add(metric);
            } else if (!twins.contains(metric.id())) {
                duration(metric);
            }
        }
        if (!others.isEmpty()) {
            table(others);
        }
    }

    private void duration(Metric metric) {
        text.append("### ")
                .append(metric.id())
                .append('\n')
                .append(metric.name())
                .append(": ")
                .append(metric.definition())
                .append(".\n\n")
                .append("| starts | stops | left out | null | counts by | from |\n|---|---|---|---|---|---|\n");
        row(metric.startsAt(), metric.stopsAt(), metric.leavesOut(), metric.nullRule(), metric.anchor(), from(metric));
        text.append("\nExample: ").append(metric.example()).append(".");
        if (metric.businessTwin() != null) {
            Metric twin = Catalogue.find(metric.businessTwin()).orElseThrow();
            text.append(" In business time (`")
                    .append(twin.id())
                    .append("`): ")
                    .append(twin.example())
                    .append(".");
        }
        text.append("\n\n");
    }

    private void table(List<Metric> metrics) {
        text.append(
                "| id | what | type | left out | null | counts by | from | example |\n|---|---|---|---|---|---|---|---|\n");
        metrics.forEach(metric -> row(
                "`" + metric.id() + "`",
                metric.name() + ": " + metric.definition(),
                metric.type(),
                metric.leavesOut(),
                metric.nullRule(),
                metric.dimensions().isEmpty() ? null : metric.anchor(),
                from(metric),
                metric.example()));
        text.append('\n');
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ")
                    .append(cell == null ? "" : cell.replace("|", "\\|").replace("<", "&lt;"))
                    .append(' ');
        }
        text.append("|\n");
    }

    /** The products; the suite's own definition is the same for the whole section. */
    private static String from(Metric metric) {
        return String.join(", ", metric.sources().subList(0, metric.sources().size() - 1));
    }

    private static String heading(Dataset dataset) {
        String words = dataset.wire().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String listed(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String stretches(String name, List<Stretch> stretches) {
        return name + " " + stretches.stream().map(MetricsDocument::minutes).collect(Collectors.joining(" and "));
    }

    private static String minutes(Stretch stretch) {
        return clock(stretch.from()) + "-" + clock(stretch.to());
    }

    private static String clock(int minutesAfterNine) {
        return "%02d:%02d".formatted(9 + minutesAfterNine / 60, minutesAfterNine % 60);
    }
}
