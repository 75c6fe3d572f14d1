package io.colloquy.export.transcript;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conversation of the selection that has no PDF.
 *
 * @param entry the entry of the zip that stands in its place
 * @param reason why
 */
@RegisterForReflection
@Schema(
        name = "ExportManifestMissing",
        description = "A conversation whose transcript could not be made; a note stands in its place")
public record MissingTranscript(String conversationId, String entry, String reason) {}
