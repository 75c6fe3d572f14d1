package io.colloquy.export.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job that is asked for again and again, as the API shows it.
 *
 * @param export the body of each job
 * @param nextRunAt when the next run is due; with a pause that has outlasted it, the run that comes when the pause ends
 * @param lastRunAt the run for which the last job was made; null before the first
 * @param lastExportId that job
 * @param lastProblem why the last run made no job, or none yet; null if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
        String id,
        String name,
        String cron,
        String timezone,

        @Schema(implementation = Object.class, description = "The body of each job, as POST /v1/exports takes it")
        JsonNode export,

        boolean paused,
        Instant createdAt,
        Instant updatedAt,
        Instant nextRunAt,
        Instant lastRunAt,
        String lastExportId,
        String lastProblem) {

    /** All of an account, oldest first. */
    @Schema(name = "Schedules")
    public record All(List<Schedule> schedules) {}

    /**
     * What is asked for.
     *
     * @param timezone null for the account's
     * @param paused null for false
     */
    @Schema(name = "ScheduleRequest")
    public record Request(
            @Schema(description = "By default the expression", maxLength = 200)
            String name,

            @Schema(
                    required = true,
                    description = "Minute, hour, day of month, month, day of week, as Unix has them",
                    examples = "0 6 * * 1")
            String cron,

            @Schema(description = "IANA zone whose clocks count; the account's by default", examples = "Europe/Berlin")
            String timezone,

            @Schema(
                    required = true,
                    implementation = Object.class,
                    description = "The body of each job, as POST /v1/exports takes it, with a preset",
                    examples = "{\"dataset\": \"conversations\", \"format\": \"csv\", \"preset\": \"last_7_days\"}")
            JsonNode export,

            @Schema(defaultValue = "false") Boolean paused) {}
}
