package io.colloquy.model.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One JSON object being read. What is wrong is noted under the field's path and read as null, so that one pass finds
 * everything; paths are put together only then.
 */
final class Fields {

    static final int LONGEST_ID = 200;

    private static final int LONGEST_DECIMAL = 40;

    private final Map<?, ?> values;
    private final Fields parent;
    private final String name;
    private final List<Violation> violations;

    Fields(Map<?, ?> values, Fields parent, String name, List<Violation> violations) {
        this.values = values;
        this.parent = parent;
        this.name = name;
        this.violations = violations;
    }

    Map<?, ?> values() {
        return values;
    }

    /** A required id. */
    String id(String field) {
        return required(field, optionalId(field));
    }

    String optionalId(String field) {
        String id = optionalText(field);
        if (id == null) {
            return null;
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return wrong(field, "must have 1 to " + LONGEST_ID + " characters");
        }
        return id;
    }

    /** A required string, which may be empty. */
    String text(String field) {
        return required(field, optionalText(field));
    }

    String optionalText(String field) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            return wrong(field, "must be a string");
        }
        if (text.indexOf('\0') >= 0) {
            return wrong(field, "must not contain the character U+0000");
        }
        return text;
    }

    <E extends Enum<E> & WireName> E word(String field, Vocabulary<E> vocabulary) {
        return required(field, optionalWord(field, vocabulary));
    }

    <E extends Enum<E> & WireName> E optionalWord(String field, Vocabulary<E> vocabulary) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        E constant = value instanceof String word ? vocabulary.find(word) : null;
        return constant != null ? constant : wrong(field, vocabulary.expected());
    }

    Instant optionalInstant(String field) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        Optional<Instant> instant = value instanceof String text ? Rfc3339.parse(text) : Optional.empty();
        return instant.isPresent()
                ? instant.get()
                : wrong(field, "must be an existing date and time with an offset, like 2026-03-02T09:00:00Z");
    }

    /** A whole number that is not negative. */
    Long optionalCount(String field) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        long count = whole ? ((Number) value).longValue() : -1;
        return count >= 0 ? Long.valueOf(count) : wrong(field, "must be a whole number, 0 or greater");
    }

    /** An amount of money: a decimal string. */
    BigDecimal amount(String field) {
        Object value = values.get(field);
        BigDecimal amount = value instanceof String text && isUnsignedDecimal(text) ? new BigDecimal(text) : null;
        return value == null || amount != null
                ? required(field, amount)
                : wrong(field, "must be a decimal number in a string, like \"12.50\"");
    }

    /** A number, or a decimal number in a string. */
    BigDecimal optionalDecimal(String field) {
        Object value = values.get(field);
        BigDecimal decimal =
                value instanceof String text && isUnsignedDecimal(text) ? new BigDecimal(text) : number(value);
        return value == null || decimal != null ? decimal : wrong(field, "must be a number");
    }

    Fields object(String field) {
        return required(field, optionalObject(field));
    }

    Fields optionalObject(String field) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        return value instanceof Map<?, ?> map
                ? new Fields(map, this, field, violations)
                : wrong(field, "must be an object");
    }

    /** A list of objects, each read by the given function; null when absent. */
    <T> List<T> optionalObjects(String field, Function<Fields, T> reader) {
        Object value = values.get(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            return wrong(field, "must be a list of objects");
        }
        List<T> result = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            String element = field + "[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> map) {
                result.add(reader.apply(new Fields(map, this, element, violations)));
            } else {
                wrong(element, "must be an object");
            }
        }
        return violations.isEmpty() ? List.copyOf(result) : null;
    }

    /** Notes a violation; the value is null, for the caller to return. */
    <T> T wrong(String field, String message) {
        violations.add(new Violation(path() + "." + field, message));
        return null;
    }

    /** A missing or null field is named, one that was already found wrong is not named twice. */
    private <T> T required(String field, T value) {
        if (value == null && values.get(field) == null) {
            return wrong(field, "is required");
        }
        return value;
    }

    private String path() {
        return parent == null ? name : parent.path() + "." + name;
    }

    private static BigDecimal number(Object value) {
        return switch (value) {
            case Integer i -> BigDecimal.valueOf(i);
            case Long l -> BigDecimal.valueOf(l);
            case BigInteger b when b.bitLength() <= 128 -> new BigDecimal(b);
            // An exponent of a billion is short to write and endless to add up.
            case BigDecimal d when d.precision() <= LONGEST_DECIMAL && Math.abs(d.scale()) <= LONGEST_DECIMAL -> d;
            case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
            case null, default -> null;
        };
    }

    /** Digits with at most one point between them; no sign, no exponent, which could make a huge number of a short text. */
    private static boolean isUnsignedDecimal(String text) {
        int point = text.indexOf('.');
        if (text.length() > LONGEST_DECIMAL || point == 0 || point == text.length() - 1 || text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
