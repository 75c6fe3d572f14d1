package io.colloquy.report.query;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.RangeRequest;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.selection.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads range and filter from query parameters, the same at every address (reports 3.1). */
@ApplicationScoped
public class Selections {
    private static final Set<String> RANGE = Set.of("preset", "from", "to", "timezone");

    private final AccountZones zones;
    private final Clock clock;

    Selections(AccountZones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * The selection that the parameters name.
     *
     * @param own the address's other parameters; any that is neither theirs, of the range, nor a filter is a violation
     * @param otherwise the stretch where none is asked for; empty to leave it open
     * @param violations what was found before; all is answered together
     * @return fails with {@code InvalidSelection} if anything is wrong
     */
    public Uni<Selection> read(
            String accountId,
            MultivaluedMap<String, String> parameters,
            Set<String> own,
            Optional<RangePreset> otherwise,
            Violations violations) {
        return zones.find(accountId).map(accountZone -> {
            RangeRequest asked = new RangeRequest(
                    single(parameters, "preset", violations),
                    single(parameters, "from", violations),
                    single(parameters, "to", violations),
                    single(parameters, "timezone", violations));
            RangeRequest request = otherwise.map(asked::orElse).orElse(asked);
            Optional<TimeRange> range = TimeRange.read(request, accountZone, clock, violations);
            ZoneId zone = zone(asked, accountZone);
            Set<String> others = new HashSet<>(own);
            others.addAll(RANGE);
            Filter filter = Filter.ofQuery(parameters, others, zone, violations);
            violations.throwIfAny();
            return new Selection(range, filter, zone);
        });
    }

    /**
     * The selection that a body names.
     *
     * @param filter as JSON was read; null for none
     * @param otherwise the stretch where none is asked for; empty to leave it open
     * @param violations what was found before; all is answered together, the fields of the range under {@code range}
     * @return fails with {@code InvalidSelection} if anything is wrong
     */
    public Uni<Selection> read(
            String accountId,
            RangeRequest asked,
            Map<String, ?> filter,
            Optional<RangePreset> otherwise,
            Violations violations) {
        return zones.find(accountId).map(accountZone -> {
            RangeRequest request = otherwise.map(asked::orElse).orElse(asked);
            Violations ofRange = new Violations();
            Optional<TimeRange> range = TimeRange.read(request, accountZone, clock, ofRange);
            ofRange.list().forEach(violation -> violations.add(bodyField(violation.field()), violation.message()));
            ZoneId zone = zone(asked, accountZone);
            Filter conditions = Filter.ofBody(filter, zone, violations);
            violations.throwIfAny();
            return new Selection(range, conditions, zone);
        });
    }

    private static String bodyField(String field) {
        return field.equals("from") || field.equals("to") ? "range." + field : field;
    }

    /** A bad zone was noted with the range. */
    private static ZoneId zone(RangeRequest asked, ZoneId accountZone) {
        return Optional.ofNullable(asked.timezone()).flatMap(Zones::find).orElse(accountZone);
    }

    /** The parameter's value; null when it was not sent; a violation when it was sent more than once. */
    public static String single(MultivaluedMap<String, String> parameters, String name, Violations violations) {
        List<String> values = parameters.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            violations.add(name, "must be given once");
        }
        return values.getFirst();
    }
}
