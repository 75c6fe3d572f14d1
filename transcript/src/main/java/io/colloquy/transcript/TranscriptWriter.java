package io.colloquy.transcript;

import java.io.IOException;

/**
 * Writes one transcript to a stream, entry by entry: what was written is not kept. Closing it ends the document and leaves
 * the stream open. The same head and entries give the same bytes.
 */
public interface TranscriptWriter extends AutoCloseable {

    /** Writes the next entry. */
    void write(TranscriptEntry entry) throws IOException;

    @Override
    void close() throws IOException;
}
