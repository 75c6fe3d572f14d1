package io.colloquy.ingest.calendar;

import io.colloquy.ingest.account.Names;
import io.colloquy.model.event.Violation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day on which no frame begins.
 *
 * @param date like 2026-12-25, in the calendar's zone
 * @param name null for none
 */
@Schema(description = "A day on which no frame begins", requiredProperties = "date")
record Holiday(
        @Schema(examples = "2026-12-25", format = "date") String date,

        @Schema(nullable = true, maxLength = 200) String name) {

    private static final int LONGEST_NAME = 200;

    /** Notes what is wrong with it, under that path. */
    void check(String path, List<Violation> violations) {
        if (!isDate()) {
            violations.add(new Violation(path + ".date", "must be an existing date, like 2026-12-25"));
        }
        if (name != null && !Names.isText(name, LONGEST_NAME)) {
            violations.add(
                    new Violation(path + ".name", "must have 1 to 200 characters, none of them a control character"));
        }
    }

    private boolean isDate() {
        try {
            return date != null && date.length() == 10 && LocalDate.parse(date).getYear() > 0;
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }
}
