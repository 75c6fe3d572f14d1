package io.colloquy.export.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a cron expression (the five fields of Unix) is due, by the clocks of a zone. A time that the clocks leave out when
 * they are put forward is due as long after the gap as it lies in it; one that they show twice is due the first time alone.
 * Pure.
 */
final class CronTimes {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final int MOST_STEPS = 200;

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronTimes(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** The times of that expression; empty if it is none. */
    static Optional<CronTimes> of(String cron, ZoneId zone) {
        try {
            return Optional.of(new CronTimes(ExecutionTime.forCron(PARSER.parse(cron)), zone));
        } catch (IllegalArgumentException notACron) {
            return Optional.empty();
        }
    }

    /** The first time after {@code instant}; empty if there is none, as with the 31st of February. */
    Optional<Instant> after(Instant instant) {
        // The library is asked as if there were no changes of the clocks: what they mean is decided here.
        ZonedDateTime local = LocalDateTime.ofInstant(instant, zone).atZone(ZoneOffset.UTC);
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<ZonedDateTime> next = times.nextExecution(local);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            local = next.get();
            Instant due =
                    ZonedDateTime.ofLocal(local.toLocalDateTime(), zone, null).toInstant();
            if (due.isAfter(instant)) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }
}
