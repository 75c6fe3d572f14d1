package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** A report (reports 3.2) as plain text: numbers, time series, groups and heat maps as small tables. */
final class ReportText {
    private static final int LABEL = 22;
    private static final int BAR = 30;
    private static final int MOST_GROUPS = 12;

    private final PrintStream out;

    ReportText(PrintStream out) {
        this.out = out;
    }

    void print(JsonNode report) {
        for (JsonNode component : report.path("components")) {
            out.println();
            switch (component.path("kind").asText()) {
                case "number" -> number(component);
                case "series" -> series(component);
                case "groups" -> groups(component);
                case "heat_map" -> heatMap(component);
                default -> out.println("  " + component.path("title").asText());
            }
        }
    }

    private void number(JsonNode component) {
        out.printf(
                Locale.ROOT,
                "  %-" + LABEL + "s %,10d%n",
                component.path("title").asText(),
                component.path("count").asLong());
    }

    private void series(JsonNode component) {
        out.println("  " + component.path("title").asText());
        StringBuilder header = new StringBuilder("    " + pad("from"));
        for (JsonNode series : component.path("series")) {
            header.append(String.format(Locale.ROOT, " %10s", series.path("key").asText()));
        }
        out.println(header);
        JsonNode buckets = component.path("buckets");
        for (int i = 0; i < buckets.size(); i++) {
            StringBuilder line = new StringBuilder("    " + pad(bucketName(buckets.get(i))));
            for (JsonNode series : component.path("series")) {
                line.append(String.format(
                        Locale.ROOT, " %,10d", series.path("values").path(i).asLong()));
            }
            out.println(line);
        }
    }

    private void groups(JsonNode component) {
        out.println("  " + component.path("title").asText());
        int shown = 0;
        for (JsonNode group : component.path("groups")) {
            if (shown++ == MOST_GROUPS) {
                out.println("    …");
                return;
            }
            double share = group.path("share").asDouble();
            out.printf(
                    Locale.ROOT,
                    "    %s %,10d %6.1f %%  %s%n",
                    pad(group.path("key").isNull() ? "-" : group.path("key").asText()),
                    group.path("count").asLong(),
                    share * 100,
                    "#".repeat((int) Math.round(share * BAR)));
        }
    }

    private void heatMap(JsonNode component) {
        out.println("  " + component.path("title").asText() + " (hours 0 to 23)");
        JsonNode weekdays = component.path("weekdays");
        for (int day = 0; day < weekdays.size(); day++) {
            StringBuilder line =
                    new StringBuilder("    " + pad(weekdays.get(day).asText()));
            for (JsonNode cell : component.path("cells").path(day)) {
                line.append(String.format(Locale.ROOT, "%4d", cell.asLong()));
            }
            out.println(line);
        }
    }

    private static String bucketName(JsonNode bucket) {
        return bucket.path("local").asText();
    }

    private static String pad(String label) {
        return String.format(Locale.ROOT, "%-" + LABEL + "s", label);
    }
}
