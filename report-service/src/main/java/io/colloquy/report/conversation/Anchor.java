package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import java.util.Arrays;
import java.util.Optional;

/** Which moment of a conversation has to lie in the range. */
enum Anchor {
    OPENED("opened", Fact.OPENED_AT),
    CLOSED("closed", Fact.CLOSED_AT);

    private final String wire;
    private final Fact moment;

    Anchor(String wire, Fact moment) {
        this.wire = wire;
        this.moment = moment;
    }

    static Optional<Anchor> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(anchor -> anchor.wire.equals(wire))
                .findFirst();
    }

    Fact moment() {
        return moment;
    }
}
