package io.colloquy.export.job;

import io.colloquy.export.dataset.AgentRows;
import io.colloquy.export.storage.StorageFailure;
import io.colloquy.export.transcript.MissingTranscript;
import io.colloquy.export.transcript.TranscriptRows;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rows of one table, whose number is known before they are read. To be closed. */
sealed interface TableRows {
    long total();

    /** Begins to read; to be called once. */
    Iterator<Object[]> open();

    /** Gives up what reading holds; can be called again. */
    void close();

    /** Of what was read so far, conversations whose document could not be had. */
    default List<MissingTranscript> missing() {
        return List.of();
    }

    /** Of a query, which is not asked before the rows are wanted: they would wait in memory. */
    final class Queried implements TableRows {
        private final long total;
        private final Supplier<RowCursor> query;
        private RowCursor cursor;

        Queried(long total, Supplier<RowCursor> query) {
            this.total = total;
            this.query = query;
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public Iterator<Object[]> open() {
            cursor = query.get();
            return cursor;
        }

        @Override
        public void close() {
            if (cursor != null) {
                cursor.close();
                cursor = null;
            }
        }
    }

    /** The documents of conversations, which are queried. */
    final class Transcribed implements TableRows {
        private final Queried conversations;
        private final Function<Iterator<Object[]>, TranscriptRows> source;
        private TranscriptRows transcripts;

        Transcribed(Queried conversations, Function<Iterator<Object[]>, TranscriptRows> source) {
            this.conversations = conversations;
            this.source = source;
        }

        @Override
        public long total() {
            return conversations.total();
        }

        @Override
        public Iterator<Object[]> open() {
            transcripts = source.apply(conversations.open());
            return transcripts;
        }

        @Override
        public List<MissingTranscript> missing() {
            return transcripts == null ? List.of() : transcripts.missing();
        }

        @Override
        public void close() {
            if (transcripts != null) {
                transcripts.close();
            }
            conversations.close();
        }
    }

    /** Worked out of what agents did, and put in order. */
    record Found(AgentRows.Found found) implements TableRows {
        @Override
        public long total() {
            return found.count();
        }

        @Override
        public Iterator<Object[]> open() {
            return found.rows();
        }

        @Override
        public void close() {
            try {
                found.close();
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
        }
    }
}
