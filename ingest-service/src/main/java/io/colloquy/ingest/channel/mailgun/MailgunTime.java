package io.colloquy.ingest.channel.mailgun;

import java.math.BigDecimal;
import java.time.Instant;

/** Mailgun's timestamps: seconds since 1970, whole or not. */
final class MailgunTime {

    private static final int LONGEST = 30;
    private static final BigDecimal LAST = new BigDecimal(253_402_300_799L);

    private MailgunTime() {}

    /** That instant, to the microsecond; null if the text is none. */
    static Instant ofSeconds(String seconds) {
        if (seconds == null || seconds.length() > LONGEST || !seconds.matches("\\d+(\\.\\d+)?")) {
            return null;
        }
        BigDecimal value = new BigDecimal(seconds);
        if (value.compareTo(LAST) > 0) {
            return null;
        }
        long micros = value.movePointRight(6).longValue();
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
