package io.colloquy.export.transcript;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How transcripts are fetched from report-service. */
@ConfigMapping(prefix = "colloquy.export.transcripts")
public interface TranscriptConfig {
    /** How many transcripts a job asks report-service for at once; so many PDFs are in memory at most. */
    @WithDefault("4")
    @Min(1) @Max(32) int ahead();

    /** The pause before a transcript is asked for again; it doubles with each further time. */
    @WithDefault("500ms")
    Duration retryAfter();

    /** How long an attempt of a job waits for a report-service that is away. */
    @WithDefault("1m")
    Duration patience();

    /** Of so many conversations the transcript may fail before the job does. */
    @WithDefault("100")
    @Min(0) @Max(10_000) int mostMissing();
}
