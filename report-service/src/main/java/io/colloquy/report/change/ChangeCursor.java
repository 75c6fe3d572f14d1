package io.colloquy.report.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Where a page ended.
 *
 * @param until up to when the list goes, settled with its first page
 */
@RegisterForReflection
record ChangeCursor(Instant changedAt, String conversationId, Instant until) {}
