package io.colloquy.platform.selection;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads comparisons of facts: {@code <fact id><operator><value>}. */
final class FactComparison {
    private static final Pattern SHAPE =
            Pattern.compile("(?<fact>[a-z0-9_]+) *(?<sign>>=|<=|!=|!~|>|<|=|~)(?<value>.+)", Pattern.DOTALL);
    private static final String NONE = "none";
    private static final String EXPECTED = "must be a comparison such as agent_count>=3 or summary~refund";

    private final String field;
    private final ZoneId zone;
    private final Violations violations;

    /** @param field the name of the field in violations */
    FactComparison(String field, ZoneId zone, Violations violations) {
        this.field = field;
        this.zone = zone;
        this.violations = violations;
    }

    /** The comparison; empty for a bad one, then with a violation. */
    Optional<Criterion> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return refuse(EXPECTED);
        }
        Optional<Fact> fact = Fact.fromId(matcher.group("fact")).filter(known -> !known.isInternal());
        Optional<Operator> operator = Operator.fromSign(matcher.group("sign"));
        if (fact.isEmpty() || operator.isEmpty()) {
            return refuse("names no fact: " + matcher.group("fact") + "; GET /v1/metrics lists them");
        }
        return read(fact.get(), operator.get(), matcher.group("value"));
    }

    private Optional<Criterion> read(Fact fact, Operator operator, String value) {
        boolean text = fact.type() == FactType.TEXT;
        if (text ? !operator.isEquality() && !operator.isPartOfText() : operator.isPartOfText()) {
            return refuse(fact.id() + (text ? " is a text: use = != ~ !~" : " is no text: use = != < <= > >="));
        }
        if (fact.type() == FactType.BOOLEAN && !operator.isEquality()) {
            return refuse(fact.id() + " is true or false: use = !=");
        }
        if (value.equals(NONE) && operator.isEquality()) {
            return Optional.of(new FactCriterion(fact, operator, null));
        }
        Optional<?> operand = operator.isPartOfText() ? Optional.of(Like.holding(value)) : operand(fact, value);
        return operand.isEmpty()
                ? refuse(fact.id() + " is compared with " + expected(fact.type()))
                : Optional.of(new FactCriterion(fact, operator, operand.get()));
    }

    private Optional<?> operand(Fact fact, String value) {
        return switch (fact.type()) {
            case TEXT -> Optional.of(value);
            case INSTANT -> Moments.parse(value, zone).map((Instant moment) -> moment.atOffset(ZoneOffset.UTC));
            case DURATION, COUNT -> number(value);
            case BOOLEAN ->
                value.equals("true") || value.equals("false") ? Optional.of(value.equals("true")) : Optional.empty();
            case DECIMAL -> decimal(value);
            case TEXTS -> Optional.empty();
        };
    }

    private static Optional<Long> number(String value) {
        try {
            return Optional.of(Long.valueOf(value));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(String value) {
        try {
            return Optional.of(new BigDecimal(value));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static String expected(FactType type) {
        return switch (type) {
            case TEXT -> "a text";
            case INSTANT -> "a date or an instant with offset";
            case DURATION -> "whole seconds";
            case COUNT -> "a whole number";
            case BOOLEAN -> "true or false";
            case DECIMAL -> "a number";
            case TEXTS -> "nothing";
        };
    }

    private Optional<Criterion> refuse(String message) {
        violations.add(field, message);
        return Optional.empty();
    }
}
