package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether a row makes an event: all of the columns must be as said. */
final class Condition {
    private final List<Predicate<Row>> parts = new ArrayList<>();

    /**
     * Reads {@code {column: what}}, where what is a value, a list of values, or an object with {@code not}, {@code
     * present}, {@code matches}, {@code sameAs} or {@code differsFrom}.
     */
    Condition(Node in, Consumer<String> columns) {
        if (!in.absent() && !in.json().isObject()) {
            throw in.wrong("must say for each column what it has to be");
        }
        in.json().fieldNames().forEachRemaining(column -> {
            columns.accept(column);
            parts.add(part(column, in.field(column), columns));
        });
    }

    boolean holds(Row row) {
        return parts.stream().allMatch(part -> part.test(row));
    }

    private static Predicate<Row> part(String column, Node in, Consumer<String> columns) {
        if (!in.json().isObject()) {
            List<String> values = values(in.json());
            return row -> row.cell(column) != null && contains(values, row.cell(column));
        }
        in.allow("not", "present", "matches", "sameAs", "differsFrom");
        Predicate<Row> result = row -> true;
        if (!in.field("not").absent()) {
            List<String> values = values(in.field("not").json());
            result = result.and(row -> row.cell(column) == null || !contains(values, row.cell(column)));
        }
        if (!in.field("present").absent()) {
            boolean present = in.field("present").json().asBoolean();
            result = result.and(row -> (row.cell(column) != null) == present);
        }
        if (!in.field("matches").absent()) {
            Pattern pattern = ValueReader.pattern(in, in.text("matches"));
            result = result.and(row -> row.cell(column) != null
                    && pattern.matcher(row.cell(column)).matches());
        }
        if (!in.field("sameAs").absent()) {
            String other = in.text("sameAs");
            columns.accept(other);
            result = result.and(row -> Objects.equals(row.cell(column), row.cell(other)));
        }
        if (!in.field("differsFrom").absent()) {
            String other = in.text("differsFrom");
            columns.accept(other);
            result = result.and(row -> !Objects.equals(row.cell(column), row.cell(other)));
        }
        return result;
    }

    private static List<String> values(JsonNode json) {
        List<String> values = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(value -> values.add(value.asText()));
        } else {
            values.add(json.asText());
        }
        return values;
    }

    private static boolean contains(List<String> values, String cell) {
        return values.stream().anyMatch(cell::equalsIgnoreCase);
    }
}
