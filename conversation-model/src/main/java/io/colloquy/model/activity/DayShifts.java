package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The shifts of an agent who tells of none (metrics 2.4): one a calendar day, from the first going online to the last going
 * offline of that day, cut at midnight.
 */
final class DayShifts {
    private DayShifts() {}

    /**
     * The shifts of the days that the range touches.
     *
     * @param online when the agent was online for any campaign
     * @param zone where days begin
     * @param asOf up to when the log is complete: who is online then has not reached a midnight after it
     */
    static List<ShiftSpan> of(String agentId, Stretches online, Stretch range, ZoneId zone, Instant asOf) {
        List<ShiftSpan> shifts = new ArrayList<>();
        LocalDate day = date(range.from(), zone);
        LocalDate end = date(Math.min(range.to(), lastMoment(online, asOf)), zone);
        while (!day.isAfter(end)) {
            Stretch hours = new Stretch(midnight(day, zone), midnight(day.plusDays(1), zone));
            List<Stretch> parts = online.within(hours.from(), hours.to()).list();
            if (!parts.isEmpty()) {
                shifts.add(new ShiftSpan(
                        agentId + "/" + day,
                        Set.of(),
                        Instant.ofEpochMilli(parts.getFirst().from()),
                        end(online, parts.getLast().to(), asOf)));
            }
            day = day.plusDays(1);
        }
        return shifts;
    }

    /** Null where only a midnight that has not come yet would end it. */
    private static Instant end(Stretches online, long to, Instant asOf) {
        boolean goesOn = online.list().stream().anyMatch(stretch -> stretch.from() < to && to < stretch.to());
        Instant end = Instant.ofEpochMilli(to);
        return goesOn && end.isAfter(asOf) ? null : end;
    }

    /** After it nobody is known to be online. */
    private static long lastMoment(Stretches online, Instant asOf) {
        if (online.isEmpty()) {
            return Long.MIN_VALUE;
        }
        Stretch last = online.list().getLast();
        return last.to() == Stretches.OPEN ? Math.max(last.from(), asOf.toEpochMilli()) : last.to();
    }

    private static LocalDate date(long moment, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone);
    }

    private static long midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
