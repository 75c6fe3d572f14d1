package io.colloquy.platform.selection;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import java.util.function.UnaryOperator;

/**
 * A comparison of one fact: {@code agent_count>=3}, {@code summary~refund} (reports 3.1).
 *
 * @param value of the type that the database compares with; null stands for {@code none}
 */
record FactCriterion(Fact fact, Operator operator, Object value) implements Criterion {
    static final String FIELD = "where";

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public boolean isKnownAtOpening() {
        return KnownAtOpening.FACTS.contains(fact);
    }

    @Override
    public String sql(UnaryOperator<String> column, SqlParameters parameters) {
        String operand = operand(column);
        if (value == null) {
            return operand + (operator == Operator.EQUAL ? " IS NULL" : " IS NOT NULL");
        }
        String parameter = parameters.add(value) + cast();
        return switch (operator) {
            case HOLDS -> Like.one(operand, parameter);
            case HOLDS_NOT -> "NOT coalesce(" + Like.one(operand, parameter) + ", false)";
            case NOT_EQUAL -> operand + " IS DISTINCT FROM " + parameter;
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                operand + " " + operator.sign() + " " + parameter;
        };
    }

    /** A duration is compared as it is shown: in whole seconds, rounded down. */
    private String operand(UnaryOperator<String> column) {
        String name = column.apply(fact.column());
        return fact.type() == FactType.DURATION ? "(" + name + " / 1000)" : name;
    }

    private String cast() {
        return switch (fact.type()) {
            case TEXT -> "::text";
            case INSTANT -> "::timestamptz";
            case DURATION, COUNT -> "::bigint";
            case BOOLEAN -> "::boolean";
            case DECIMAL -> "::numeric";
            case TEXTS -> "::text[]";
        };
    }
}
