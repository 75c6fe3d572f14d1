package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import io.colloquy.model.event.Rfc3339;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How a file writes its times: the formats are tried in order. */
final class TimeFormats {
    private static final long MICROS = 1_000_000;
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final LocalDateTime EXCEL_EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);

    private final List<String> names;
    private final List<Function<String, Instant>> formats;

    /**
     * @param names each {@code rfc3339}, {@code epoch-seconds}, {@code epoch-millis}, {@code excel-serial}, or a pattern of
     *     {@link DateTimeFormatter}, whose words are English
     * @param zone of the patterns that say no offset
     */
    TimeFormats(List<String> names, ZoneId zone) {
        this.names = names;
        this.formats = names.stream().map(name -> format(name, zone)).toList();
    }

    /** The instant, to the microsecond. */
    Instant parse(String column, String text) {
        for (Function<String, Instant> format : formats) {
            Instant instant = format.apply(text);
            if (instant != null) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        }
        throw new RowRefused(
                "column '" + column + "' is no time in the mapping's formats",
                "'" + text + "' is not " + String.join(" or ", names));
    }

    private static Function<String, Instant> format(String name, ZoneId zone) {
        return switch (name) {
            case "rfc3339" -> text -> Rfc3339.parse(text).orElse(null);
            case "epoch-seconds" -> text -> epoch(text, MICROS);
            case "epoch-millis" -> text -> epoch(text, MICROS / 1000);
            case "excel-serial" -> text -> excelSerial(text, zone);
            default -> pattern(name, zone);
        };
    }

    private static Instant epoch(String text, long micros) {
        try {
            long value = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(micros))
                    .toBigInteger()
                    .longValueExact();
            return Instant.EPOCH.plus(value, ChronoUnit.MICROS);
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** Days since the last of 1899, as a workbook stores a date; rounded to the millisecond, which it is exact to. */
    private static Instant excelSerial(String text, ZoneId zone) {
        try {
            long millis = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(MILLIS_A_DAY))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return EXCEL_EPOCH.plus(millis, ChronoUnit.MILLIS).atZone(zone).toInstant();
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static Function<String, Instant> pattern(String pattern, ZoneId zone) {
        DateTimeFormatter formatter;
        try {
            // Strict, so that an impossible date is refused and not moved; strict needs u where people write y.
            formatter = DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new PlainFailure("In the mapping: '" + pattern + "' is no time format: " + e.getMessage(), e);
        }
        return text -> {
            try {
                TemporalAccessor parsed = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
                return parsed instanceof ZonedDateTime zoned
                        ? zoned.toInstant()
                        : ((LocalDateTime) parsed).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        };
    }
}
