package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant: a column, or a constant; and columns of durations (seconds, {@code mm:ss} or {@code hh:mm:ss}) that are
 * added or taken off.
 */
final class TimeValue {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+):)?(\\d{1,2}):(\\d{2})");

    private final String column;
    private final Instant constant;
    private final List<String> plus;
    private final List<String> minus;
    private final TimeFormats formats;

    TimeValue(JsonNode node, TimeFormats formats) {
        Node in = new Node(node, "time");
        this.formats = formats;
        if (node.isTextual()) {
            this.column = null;
            this.constant = formats.parse("a constant of the mapping", node.asText());
            this.plus = List.of();
            this.minus = List.of();
        } else {
            in.allow("column", "plus", "minus");
            this.column = in.text("column");
            this.constant = null;
            this.plus = in.texts("plus");
            this.minus = in.texts("minus");
        }
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(plus);
        columns.addAll(minus);
        if (column != null) {
            columns.add(column);
        }
        return columns;
    }

    /** The instant; null when one of the cells is empty. */
    Instant of(Row row) {
        if (constant != null) {
            return constant;
        }
        if (columns().stream().anyMatch(name -> row.cell(name) == null)) {
            return null;
        }
        Instant instant = formats.parse(column, row.cell(column));
        for (String name : plus) {
            instant = instant.plus(duration(name, row.cell(name)));
        }
        for (String name : minus) {
            instant = instant.minus(duration(name, row.cell(name)));
        }
        return instant;
    }

    private static Duration duration(String column, String text) {
        Matcher clock = CLOCK.matcher(text);
        try {
            if (clock.matches()) {
                long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
                return Duration.ofHours(hours)
                        .plusMinutes(Long.parseLong(clock.group(2)))
                        .plusSeconds(Long.parseLong(clock.group(3)));
            }
            return Duration.ofMillis(
                    new BigDecimal(text).movePointRight(3).toBigInteger().longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RowRefused(
                    "column '" + column + "' is no duration", "'" + text + "' is neither seconds nor hh:mm:ss");
        }
    }
}
