package io.colloquy.platform.selection;

import java.time.ZoneId;
import java.util.Optional;

/** IANA time zones by name. */
public final class Zones {
    private Zones() {}

    /**
     * The zone of that IANA name; empty for any other text. Offsets are refused: {@code GMT+8} means opposite things to
     * different readers.
     */
    public static Optional<ZoneId> find(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /**
     * The zone of that name.
     *
     * @param field the name of the field, for the violation
     * @return the zone, or {@code fallback} when {@code name} is null or bad (then with a violation)
     */
    public static ZoneId read(String field, String name, ZoneId fallback, Violations violations) {
        if (name == null) {
            return fallback;
        }
        return find(name).orElseGet(() -> {
            violations.add(field, "must be an IANA time zone such as Europe/Berlin");
            return fallback;
        });
    }
}
