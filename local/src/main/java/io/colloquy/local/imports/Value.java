package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What a field of an event is made of: a constant, a template, an object or list of such, or one of the $ forms. */
interface Value {
    /** The value for this row; null when it is to be left out. */
    Object of(Row row);

    /**
     * Reads a value of the mapping.
     *
     * @param columns is told every column that the value looks at
     */
    static Value read(Node in, TimeFormats formats, Consumer<String> columns) {
        JsonNode json = in.json();
        if (json.has("$map")) {
            return map(in, formats, columns);
        }
        if (json.has("$number")) {
            in.allow("$number");
            return number(template(in.text("$number"), columns));
        }
        if (json.has("$time")) {
            in.allow("$time");
            TimeValue time = new TimeValue(json.path("$time"), formats);
            time.columns().forEach(columns);
            return row -> {
                var instant = time.of(row);
                return instant == null ? null : instant.toString();
            };
        }
        if (json.isObject()) {
            return object(in, formats, columns);
        }
        if (json.isArray()) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                elements.add(read(new Node(json.get(i), in.place() + "[" + i + "]"), formats, columns));
            }
            return row -> elements.stream()
                    .map(element -> element.of(row))
                    .filter(v -> v != null)
                    .toList();
        }
        if (json.isTextual()) {
            return template(json.asText(), columns)::fill;
        }
        return constant(json);
    }

    private static Template template(String text, Consumer<String> columns) {
        Template template = new Template(text);
        template.columns().forEach(columns);
        return template;
    }

    private static Value object(Node in, TimeFormats formats, Consumer<String> columns) {
        Map<String, Value> fields = new LinkedHashMap<>();
        in.json().fieldNames().forEachRemaining(name -> fields.put(name, read(in.field(name), formats, columns)));
        return row -> {
            Map<String, Object> result = new LinkedHashMap<>();
            fields.forEach((name, value) -> {
                Object filled = value.of(row);
                if (filled != null) {
                    result.put(name, filled);
                }
            });
            // An object of which nothing is known is not known itself.
            return result.isEmpty() && !fields.isEmpty() ? null : result;
        };
    }

    private static Value map(Node in, TimeFormats formats, Consumer<String> columns) {
        in.allow("$map", "to", "otherwise", "empty");
        String text = in.text("$map");
        Template key = template(text, columns);
        Map<String, Value> targets = new LinkedHashMap<>();
        Node to = in.field("to");
        to.json()
                .fieldNames()
                .forEachRemaining(
                        name -> targets.put(name.toLowerCase(Locale.ROOT), read(to.field(name), formats, columns)));
        boolean strict = in.field("otherwise").absent();
        Value otherwise = strict ? row -> null : read(in.field("otherwise"), formats, columns);
        Value empty = in.field("empty").absent() ? row -> null : read(in.field("empty"), formats, columns);
        return row -> {
            String found = key.fill(row);
            if (found == null) {
                return empty.of(row);
            }
            Value target = targets.get(found.toLowerCase(Locale.ROOT));
            if (target == null && strict) {
                throw new RowRefused(text + " has a value that the mapping does not know", "'" + found + "'");
            }
            return target == null ? otherwise.of(row) : target.of(row);
        };
    }

    private static Value number(Template template) {
        return row -> {
            String text = template.fill(row);
            if (text == null) {
                return null;
            }
            try {
                BigDecimal number = new BigDecimal(text);
                return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
            } catch (ArithmeticException | NumberFormatException e) {
                throw new RowRefused("column '" + template.columns().getFirst() + "' is no number", "'" + text + "'");
            }
        };
    }

    private static Value constant(JsonNode json) {
        Object value = json.isBoolean()
                ? (Object) json.asBoolean()
                : json.isIntegralNumber() ? (Object) json.asLong() : json.isNumber() ? json.decimalValue() : null;
        return row -> value;
    }
}
