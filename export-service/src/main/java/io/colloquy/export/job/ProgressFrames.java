package io.colloquy.export.job;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Server-sent events as they go over the wire. The framework's own stream is answered with 200 before anybody has looked
 * whether there is such a job.
 */
@ApplicationScoped
class ProgressFrames {
    private static final String ALIVE = ": still there\n\n";

    private final JobJson json;

    ProgressFrames(JobJson json) {
        this.json = json;
    }

    /** The event of that step; JSON has no line break in it. */
    Buffer of(ExportProgress.Step step) {
        return Buffer.buffer(step.export()
                .map(export -> "event: " + (step.isLast() ? "ended" : "progress") + "\nretry: 2000\ndata: "
                        + json.write(export) + "\n\n")
                .orElse(ALIVE));
    }
}
