package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the values of a mapping.
 *
 * @param formats of times
 * @param columns is told every column that a value looks at
 * @param memory of what earlier tables said
 */
record ValueReader(TimeFormats formats, Consumer<String> columns, Memory memory) {

    /** A value, whatever its form. */
    Value read(Node in) {
        JsonNode json = in.json();
        if (json.has("$map")) {
            return map(in);
        }
        if (json.has("$number")) {
            in.allow("$number");
            return number(template(in.text("$number")));
        }
        if (json.has("$time")) {
            in.allow("$time");
            return time(json.path("$time"));
        }
        if (json.has("$find")) {
            return find(in);
        }
        if (json.has("$lookup")) {
            in.allow("$lookup", "key");
            String name = in.text("$lookup");
            Template key = template(in.text("key"));
            return row -> key.fill(row) == null ? null : memory.get(name, key.fill(row));
        }
        if (json.has("$first")) {
            in.allow("$first");
            List<Value> choices = elements(in.field("$first"));
            return row -> choices.stream()
                    .map(choice -> choice.of(row))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (json.isObject()) {
            return object(in);
        }
        if (json.isArray()) {
            List<Value> elements = elements(in);
            return row -> elements.stream()
                    .map(element -> element.of(row))
                    .filter(Objects::nonNull)
                    .toList();
        }
        return json.isTextual() ? template(json.asText())::fill : constant(json);
    }

    /** A template whose columns are told. */
    Template template(String text) {
        Template template = new Template(text);
        template.columns().forEach(columns);
        return template;
    }

    private List<Value> elements(Node in) {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < in.json().size(); i++) {
            elements.add(read(new Node(in.json().get(i), in.place() + "[" + i + "]")));
        }
        return elements;
    }

    private Value time(JsonNode json) {
        TimeValue time = new TimeValue(json, formats);
        time.columns().forEach(columns);
        return row -> {
            var instant = time.of(row);
            return instant == null ? null : instant.toString();
        };
    }

    private Value object(Node in) {
        Map<String, Value> fields = new LinkedHashMap<>();
        in.json().fieldNames().forEachRemaining(name -> fields.put(name, read(in.field(name))));
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

    private Value map(Node in) {
        in.allow("$map", "to", "otherwise", "empty");
        String text = in.text("$map");
        Template key = template(text);
        Map<String, Value> targets = new LinkedHashMap<>();
        Node to = in.field("to");
        to.json()
                .fieldNames()
                .forEachRemaining(name -> targets.put(name.toLowerCase(Locale.ROOT), read(to.field(name))));
        boolean strict = in.field("otherwise").absent();
        Value otherwise = strict ? row -> null : read(in.field("otherwise"));
        Value empty = in.field("empty").absent() ? row -> null : read(in.field("empty"));
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

    /** What the first group of a regular expression finds. */
    private Value find(Node in) {
        in.allow("$find", "in");
        Pattern pattern = pattern(in, in.text("$find"));
        Template text = template(in.text("in"));
        return row -> {
            String filled = text.fill(row);
            Matcher matcher = filled == null ? null : pattern.matcher(filled);
            return matcher != null && matcher.find() && matcher.groupCount() > 0 ? matcher.group(1) : null;
        };
    }

    static Pattern pattern(Node in, String regex) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw in.wrong("has no regular expression: " + e.getDescription());
        }
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
