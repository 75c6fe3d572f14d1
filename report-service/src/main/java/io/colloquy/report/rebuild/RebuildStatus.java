package io.colloquy.report.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rebuild, as it stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A rebuild; what is not known of it is left out")
public record RebuildStatus(
        @Schema(description = "Whether one is going on") boolean running,

        @Schema(description = "When it was started") Instant startedAt,

        @Schema(description = "Whether the whole log is queued by now")
        Boolean allQueued,

        @Schema(description = "Conversations, contacts, agents … queued so far")
        Long subjectsQueued,

        @Schema(description = "Batches of them that wait to be worked out")
        Long batchesWaiting) {

    static final RebuildStatus NONE = new RebuildStatus(false, null, null, null, null);

    /** Of many accounts: only that they are going on. */
    static final RebuildStatus STARTED = new RebuildStatus(true, null, null, null, null);
}
