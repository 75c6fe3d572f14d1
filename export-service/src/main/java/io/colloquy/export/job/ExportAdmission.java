package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.RangeRequest;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a request can become a job: what it says must be possible, and its range allowed. */
@ApplicationScoped
class ExportAdmission {
    private static final Set<String> MONTHS = Set.of("this_month", "last_month");
    private static final Set<String> BOUNDS = Set.of("from", "to");

    private final ExportPlanner planner;

    ExportAdmission(ExportPlanner planner) {
        this.planner = planner;
    }

    /**
     * The request in that body.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming every member of the wrong type
     */
    ExportRequest read(JsonNode body) {
        Violations violations = new Violations();
        ExportRequest request = ExportRequestReader.read(body, violations);
        refuseIfAny(violations);
        return request;
    }

    /**
     * The stretch that the request is about, as of {@code now}.
     *
     * @param layout the layout that the request names; empty for none
     * @param isAdmin whether the caller may ask for any range and dataset
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming everything that is not possible; 403 for a range that
     *     is too long, with the limit, and for a dataset that only an admin may read
     */
    TimeRange admit(
            ExportRequest request,
            Optional<LayoutDocument> layout,
            AccountLimits limits,
            Instant now,
            boolean isAdmin) {
        requireReader(request, isAdmin);
        ZoneId accountZone = ZoneId.of(limits.timezone());
        Violations violations = new Violations();
        boolean needsRange = planner.knowsRange(request, layout);
        Optional<TimeRange> range = range(request, needsRange, accountZone, now, violations);
        // Any range will do to find what else is wrong.
        TimeRange planned = range.orElse(new TimeRange(now, now.plusSeconds(1), accountZone));
        planner.plan(request, layout, planned, violations);
        refuseIfAny(violations);
        if (!isAdmin && isTooLong(request, planned, limits.maxDays())) {
            throw Problems.builder(
                            Response.Status.FORBIDDEN,
                            "range-too-long",
                            "An operator's range has at most %d days, or is a month by preset; an admin may ask for any"
                                    .formatted(limits.maxDays()))
                    .with("limitDays", limits.maxDays())
                    .build();
        }
        return planned;
    }

    /**
     * Refuses what only an admin may read.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 naming the dataset
     */
    void requireReader(ExportRequest request, boolean isAdmin) {
        if (!isAdmin && planner.isForAdmins(request)) {
            throw Problems.builder(
                            Response.Status.FORBIDDEN,
                            "dataset-for-admins",
                            "The dataset " + request.dataset() + " is for admins alone; use a key with that role")
                    .with("requiredRole", Role.ADMIN_NAME)
                    .build();
        }
    }

    private static boolean isTooLong(ExportRequest request, TimeRange range, int maxDays) {
        boolean month = request.preset() != null && MONTHS.contains(request.preset());
        return !month
                && range.to()
                        .isAfter(range.from()
                                .atZone(range.zone())
                                .plusDays(maxDays)
                                .toInstant());
    }

    private static Optional<TimeRange> range(
            ExportRequest request, boolean needed, ZoneId accountZone, Instant now, Violations violations) {
        ExportRequest.Range asked = request.range();
        RangeRequest sent = new RangeRequest(
                request.preset(),
                asked == null ? null : asked.from(),
                asked == null ? null : asked.to(),
                request.timezone());
        // What has no range is as it is today: the day names the file.
        RangeRequest rangeRequest = needed ? sent : sent.orElse(RangePreset.TODAY);
        Violations found = new Violations();
        Optional<TimeRange> range = TimeRange.read(rangeRequest, accountZone, Clock.fixed(now, ZoneOffset.UTC), found);
        if (!rangeRequest.isPresent()) {
            violations.add("range", "is missing: give a range with from and to, or a preset");
        }
        for (Violation violation : found.list()) {
            String field = violation.field();
            violations.add(BOUNDS.contains(field) ? "range." + field : field, violation.message());
        }
        return range;
    }

    private static void refuseIfAny(Violations violations) {
        List<Violation> found = violations.list();
        if (!found.isEmpty()) {
            throw Problems.invalid(found);
        }
    }
}
