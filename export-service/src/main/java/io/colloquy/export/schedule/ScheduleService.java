package io.colloquy.export.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.job.StandingExports;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.selection.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Making, changing and pausing schedules (exports 4.1). */
@ApplicationScoped
class ScheduleService {
    private final ScheduleStore store;
    private final StandingExports exports;
    private final AccountZone accountZone;
    private final ScheduleConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    ScheduleService(
            ScheduleStore store,
            StandingExports exports,
            AccountZone accountZone,
            ScheduleConfig config,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.exports = exports;
        this.accountZone = accountZone;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Makes one; 400 naming what is wrong, 409 when the account has as many as it may. */
    Uni<Schedule> create(String accountId, String createdBy, Schedule.Request request) {
        return checked(accountId, UUID.randomUUID(), createdBy, request)
                .call(row -> store.count(accountId).invoke(count -> {
                    if (count >= config.ofAccount()) {
                        throw Problems.of(
                                Response.Status.CONFLICT,
                                "too-many-schedules",
                                "An account has at most " + config.ofAccount() + " schedules; delete one first");
                    }
                }))
                .chain(store::insert)
                .map(this::shown);
    }

    Uni<Schedule.All> list(String accountId) {
        return store.list(accountId)
                .map(rows -> new Schedule.All(rows.stream().map(this::shown).toList()));
    }

    /** 404 if the account has none of that id, here and below. */
    Uni<Schedule> get(String accountId, UUID id) {
        return store.find(accountId, id).map(found -> shown(found.orElseThrow(() -> none(id))));
    }

    /** Replaces it. Other times begin anew; with the same ones a run that is owed stays owed. */
    Uni<Schedule> replace(String accountId, String changedBy, UUID id, Schedule.Request request) {
        return checked(accountId, id, changedBy, request)
                .chain(store::update)
                .map(found -> shown(found.orElseThrow(() -> none(id))));
    }

    /** Pauses it, or lets it go on; what was missed then runs once. */
    Uni<Schedule> pause(String accountId, UUID id, boolean paused) {
        return store.pause(accountId, id, paused, now()).map(found -> shown(found.orElseThrow(() -> none(id))));
    }

    Uni<Void> delete(String accountId, UUID id) {
        return store.delete(accountId, id).map(deleted -> {
            if (!deleted) {
                throw none(id);
            }
            return null;
        });
    }

    private Uni<ScheduleRow> checked(String accountId, UUID id, String by, Schedule.Request request) {
        if (request == null) {
            throw Problems.invalid("body", "must be a JSON object");
        }
        return exports.check(accountId, request.export(), "export")
                .chain(() -> accountZone.of(accountId))
                .map(zone -> row(accountId, id, by, request, zone));
    }

    private ScheduleRow row(String accountId, UUID id, String by, Schedule.Request request, ZoneId accountsZone) {
        Violations violations = new Violations();
        Instant now = now();
        ZoneId zone = Zones.read("timezone", request.timezone(), accountsZone, violations);
        Instant next = next(request.cron(), zone, now, violations);
        if (!violations.list().isEmpty()) {
            throw Problems.invalid(violations.list());
        }
        String name = request.name() == null ? request.cron() : request.name();
        StandingExports.requireName(name);
        return new ScheduleRow(
                accountId,
                id,
                name,
                request.cron(),
                zone.getId(),
                request.export().toString(),
                request.paused() != null && request.paused(),
                by,
                now,
                now,
                next,
                null,
                null,
                null);
    }

    private static Instant next(String cron, ZoneId zone, Instant now, Violations violations) {
        if (cron == null) {
            violations.add("cron", "is missing: five fields, like 0 6 * * 1");
            return now;
        }
        var times = CronTimes.of(cron, zone);
        if (times.isEmpty()) {
            violations.add(
                    "cron", "must be five fields: minute, hour, day of month, month, day of week, like 0 6 * * 1");
            return now;
        }
        var next = times.get().after(now);
        if (next.isEmpty()) {
            violations.add("cron", "never comes");
        }
        return next.orElse(now);
    }

    private Schedule shown(ScheduleRow row) {
        return new Schedule(
                row.scheduleId().toString(),
                row.name(),
                row.cron(),
                row.timezone(),
                parsed(row.export()),
                row.paused(),
                row.createdAt(),
                row.updatedAt(),
                row.nextRunAt(),
                row.lastRunAt(),
                row.lastJobId() == null ? null : row.lastJobId().toString(),
                row.lastProblem());
    }

    private JsonNode parsed(String export) {
        try {
            return json.readTree(export);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is none", e);
        }
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException none(UUID id) {
        return Problems.notFound("schedule", id.toString());
    }
}
