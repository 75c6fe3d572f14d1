package io.colloquy.local.seed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When customers write and when the team answers. All in UTC. */
final class BusinessHours {
    private static final double[] BY_HOUR = {
        0.3, 0.2, 0.15, 0.1, 0.1, 0.2, 0.5, 1.5, 4, 7, 8.5, 8, 4.5, 5, 7.5, 8, 7, 5, 3, 2.2, 1.8, 1.5, 1, 0.6
    };
    private static final double SATURDAY = 0.35;
    private static final double SUNDAY = 0.22;
    private static final int OPENS = 8;
    private static final int CLOSES = 19;

    private BusinessHours() {}

    /** An instant within the day, at the busy hours more often. */
    static Instant someTimeOn(LocalDate day, Dice dice) {
        int hour = dice.weighted(BY_HOUR);
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC).plus(Duration.ofSeconds(dice.below(3600)));
    }

    /** How busy a day is, against a working day. */
    static double weightOf(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            case MONDAY -> 1.2;
            default -> 1;
        };
    }

    /** The instant itself while the team works; else the next opening, and as much later as it takes to get to it. */
    static Instant whenStaffed(Instant wanted, Dice dice) {
        var time = wanted.atOffset(ZoneOffset.UTC);
        boolean sunday = time.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (!sunday && time.getHour() >= OPENS && time.getHour() < CLOSES) {
            return wanted;
        }
        LocalDate day = time.toLocalDate();
        if (time.getHour() >= CLOSES || sunday) {
            day = day.plusDays(1);
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        Duration queue = dice.around(Duration.ofMinutes(25), 0.8);
        return day.atTime(OPENS, 0).toInstant(ZoneOffset.UTC).plus(queue);
    }
}
