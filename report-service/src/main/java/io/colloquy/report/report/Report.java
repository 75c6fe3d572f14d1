package io.colloquy.report.report;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Interval;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named report (reports 3.2): numbers only, no text and nothing of a contact. */
@Schema(description = "A named report: numbers only")
public record Report(String name, Range range, List<Component> components) {

    /** The same with more components after its own. */
    public Report followedBy(List<Component> more) {
        return new Report(
                name, range, Stream.concat(components.stream(), more.stream()).toList());
    }

    /** What the report is about; half open. */
    public record Range(Instant from, Instant to, String timezone, Interval interval, String weekStart) {

        public static Range of(TimeRange range, ReportRequest request) {
            return new Range(
                    range.from(),
                    range.to(),
                    range.zone().getId(),
                    request.interval(),
                    ReportRequest.name(request.weekStart()));
        }
    }
}
