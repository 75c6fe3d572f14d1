package io.colloquy.platform.selection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The named stretches of reports 3.1; each ends with today or before it, in whole days of the zone. */
public enum RangePreset {
    TODAY {
        @Override
        Days days(LocalDate today) {
            return Days.endingWith(today, 1);
        }
    },
    YESTERDAY {
        @Override
        Days days(LocalDate today) {
            return Days.endingWith(today.minusDays(1), 1);
        }
    },
    LAST_7_DAYS {
        @Override
        Days days(LocalDate today) {
            return Days.endingWith(today, 7);
        }
    },
    LAST_14_DAYS {
        @Override
        Days days(LocalDate today) {
            return Days.endingWith(today, 14);
        }
    },
    LAST_30_DAYS {
        @Override
        Days days(LocalDate today) {
            return Days.endingWith(today, 30);
        }
    },
    THIS_MONTH {
        @Override
        Days days(LocalDate today) {
            return Days.ofMonth(today.withDayOfMonth(1), today.plusDays(1));
        }
    },
    LAST_MONTH {
        @Override
        Days days(LocalDate today) {
            LocalDate thisMonth = today.withDayOfMonth(1);
            return Days.ofMonth(thisMonth.minusMonths(1), thisMonth);
        }
    };

    /**
     * Whole days, {@code from} included, {@code to} not.
     *
     * @param previousFrom where the days to compare with begin; they end before {@code from}
     */
    record Days(LocalDate from, LocalDate to, LocalDate previousFrom) {
        static Days endingWith(LocalDate last, int count) {
            LocalDate from = last.minusDays(count - 1L);
            return new Days(from, last.plusDays(1), from.minusDays(count));
        }

        /** A month or its days until now are compared with the whole month before. */
        static Days ofMonth(LocalDate first, LocalDate to) {
            return new Days(first, to, first.minusMonths(1));
        }
    }

    /** The days it stands for on that day. */
    abstract Days days(LocalDate today);

    /** The name in requests: {@code last_7_days}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RangePreset> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(preset -> preset.wire().equals(wire))
                .findFirst();
    }

    static String expected() {
        return "must be one of "
                + Arrays.stream(values()).map(RangePreset::wire).collect(Collectors.joining(", "));
    }
}
