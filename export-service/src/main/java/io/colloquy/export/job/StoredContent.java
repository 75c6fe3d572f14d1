package io.colloquy.export.job;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * Bytes of a stored file on their way out; {@link StoredContentWriter} sends them as fast as they are taken.
 *
 * @param length how many there are
 */
record StoredContent(Multi<Buffer> bytes, long length) {}
