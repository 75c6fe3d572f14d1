package io.colloquy.report.query;

import io.colloquy.model.fact.Fact;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts as columns of the view {@code conversations} and as JSON (API contract 05, JSON). */
public final class ServedFacts {
    private static final List<Fact> SERVED =
            Arrays.stream(Fact.values()).filter(fact -> !fact.isInternal()).toList();
    private static final long MILLIS = 1000;

    private ServedFacts() {}

    /** The columns of every fact that is served, of the view known as {@code alias}. */
    public static String select(String alias) {
        return SERVED.stream().map(fact -> alias + "." + fact.column()).collect(Collectors.joining(", "));
    }

    /**
     * Every fact that is served, in the order of the catalogue, by its name in JSON: instants RFC 3339 UTC, durations
     * whole seconds rounded down, null where it can't be computed.
     */
    public static Map<String, Object> json(Row row) {
        Map<String, Object> facts = LinkedHashMap.newLinkedHashMap(SERVED.size());
        SERVED.forEach(fact -> facts.put(fact.jsonName(), value(fact, row)));
        return facts;
    }

    private static Object value(Fact fact, Row row) {
        return switch (fact.type()) {
            case TEXT -> row.getString(fact.column());
            case INSTANT -> instant(row.getOffsetDateTime(fact.column()));
            case DURATION -> seconds(row.getLong(fact.column()));
            case COUNT -> row.getLong(fact.column());
            case BOOLEAN -> row.getBoolean(fact.column());
            case DECIMAL -> row.getBigDecimal(fact.column());
            case TEXTS -> throw new IllegalArgumentException(fact.id());
        };
    }

    private static String instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }

    private static Long seconds(Long millis) {
        return millis == null ? null : Long.valueOf(Math.floorDiv(millis, MILLIS));
    }
}
