package io.colloquy.model.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a fact means, as the catalogue serves it (metrics 2).
 *
 * @param label its English name
 * @param unit the unit in which values are shown; null for what has none
 * @param definition what it is, or the formula
 * @param startsAt what starts the clock; null for anything but a duration
 * @param stopsAt what stops the clock; null for anything but a duration
 * @param leavesOut what does not enter it; null when nothing is to be said
 * @param nullRule when it can't be computed
 * @param seeds the products whose files hold it; empty for the suite's own
 * @param internal whether only the suite itself reads it
 */
record FactDefinition(
        String label,
        FactType type,
        String unit,
        String definition,
        String startsAt,
        String stopsAt,
        String leavesOut,
        String nullRule,
        Set<Seed> seeds,
        FactOrigin origin,
        boolean internal) {

    private static final String CLOSED_HOURS = "time outside of the opening hours, holidays included";

    static FactDefinition text(String label, String definition) {
        return of(FactType.TEXT, label, definition, "not told");
    }

    static FactDefinition instant(String label, String definition) {
        return of(FactType.INSTANT, label, definition, "it did not happen");
    }

    static FactDefinition count(String label, String definition) {
        return of(FactType.COUNT, label, definition, "never");
    }

    static FactDefinition flag(String label, String definition) {
        return of(FactType.BOOLEAN, label, definition, "never");
    }

    /** A length of time that was agreed on, not measured: a whole number of seconds. */
    static FactDefinition seconds(String label, String definition) {
        return of(FactType.COUNT, FactType.DURATION.unit(), label, definition, "never");
    }

    static FactDefinition duration(String label, String formula, String startsAt, String stopsAt) {
        FactDefinition plain = of(FactType.DURATION, label, formula, "one of its moments is missing");
        return new FactDefinition(
                plain.label,
                plain.type,
                plain.unit,
                plain.definition,
                startsAt,
                stopsAt,
                null,
                plain.nullRule,
                plain.seeds,
                plain.origin,
                plain.internal);
    }

    static FactDefinition decimal(String label, String definition) {
        return of(FactType.DECIMAL, label, definition, "never");
    }

    static FactDefinition texts(String label, String definition) {
        return of(FactType.TEXTS, label, definition, "never").inside();
    }

    /** The same interval in business time (metrics 2.3). */
    FactDefinition inBusinessTime() {
        return new FactDefinition(
                label + " in business time",
                type,
                unit,
                definition + "; counted inside the opening hours of the inbox at the opening, else of the account",
                startsAt,
                stopsAt,
                leavesOut == null ? CLOSED_HOURS : leavesOut + "; " + CLOSED_HOURS,
                nullRule + "; no calendar",
                Set.of(),
                origin,
                internal);
    }

    FactDefinition nullWhen(String rule) {
        return new FactDefinition(
                label, type, unit, definition, startsAt, stopsAt, leavesOut, rule, seeds, origin, internal);
    }

    FactDefinition leavingOut(String what) {
        return new FactDefinition(
                label, type, unit, definition, startsAt, stopsAt, what, nullRule, seeds, origin, internal);
    }

    FactDefinition seeds(Seed... products) {
        EnumSet<Seed> set = EnumSet.noneOf(Seed.class);
        set.addAll(List.of(products));
        return new FactDefinition(
                label,
                type,
                unit,
                definition,
                startsAt,
                stopsAt,
                leavesOut,
                nullRule,
                Collections.unmodifiableSet(set),
                origin,
                internal);
    }

    FactDefinition today() {
        return new FactDefinition(
                label,
                type,
                unit,
                definition,
                startsAt,
                stopsAt,
                leavesOut,
                nullRule,
                seeds,
                FactOrigin.TODAY,
                internal);
    }

    FactDefinition inside() {
        return new FactDefinition(
                label, type, unit, definition, startsAt, stopsAt, leavesOut, nullRule, seeds, origin, true);
    }

    private static FactDefinition of(FactType type, String label, String definition, String nullRule) {
        return of(type, type.unit(), label, definition, nullRule);
    }

    private static FactDefinition of(FactType type, String unit, String label, String definition, String nullRule) {
        return new FactDefinition(
                label, type, unit, definition, null, null, null, nullRule, Set.of(), FactOrigin.LOG, false);
    }
}
