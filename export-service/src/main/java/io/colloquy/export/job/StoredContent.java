package io.colloquy.export.job;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * Bytes on their way out, of a stored file or of events; {@link StoredContentWriter} sends them as fast as they are taken.
 *
 * @param length how many there are; {@link #UNKNOWN} for a stream that ends when it ends
 */
record StoredContent(Multi<Buffer> bytes, long length) {
    static final long UNKNOWN = -1;
}
