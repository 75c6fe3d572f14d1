package io.colloquy.platform.selection;

import java.util.Arrays;
import java.util.Optional;

/** How a fact is compared. Negations keep conversations in which the fact is null (reports 3.1). */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    HOLDS("~"),
    HOLDS_NOT("!~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Optional<Operator> fromSign(String sign) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findFirst();
    }

    String sign() {
        return sign;
    }

    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }

    boolean isPartOfText() {
        return this == HOLDS || this == HOLDS_NOT;
    }
}
