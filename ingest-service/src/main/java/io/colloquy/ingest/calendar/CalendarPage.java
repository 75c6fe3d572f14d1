package io.colloquy.ingest.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the account's calendars, by id. */
@Schema(description = "Some of the account's calendars, by id")
record CalendarPage(
        List<Calendar> calendars,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
