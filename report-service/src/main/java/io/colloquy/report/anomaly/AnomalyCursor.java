package io.colloquy.report.anomaly;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a page ended.
 *
 * @param position of the last anomaly among those of its conversation
 */
@RegisterForReflection
record AnomalyCursor(String conversationId, int position) {}
