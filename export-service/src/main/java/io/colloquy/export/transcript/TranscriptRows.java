package io.colloquy.export.transcript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Transcripts in the order of their conversations, each a row of the entry's name and its content. While one is being written,
 * the next few are on their way. To be used by one thread, and closed.
 */
public final class TranscriptRows implements Iterator<Object[]>, AutoCloseable {
    private static final long LOOK_EVERY_MS = 200;

    private final Iterator<Object[]> conversations;
    private final Function<String, CompletableFuture<Transcript>> source;
    private final TranscriptConfig config;
    private final Runnable requireGoing;
    private final Deque<CompletableFuture<Transcript>> asked = new ArrayDeque<>();
    private final List<MissingTranscript> missing = new ArrayList<>();

    TranscriptRows(
            Iterator<Object[]> conversations,
            Function<String, CompletableFuture<Transcript>> source,
            TranscriptConfig config,
            Runnable requireGoing) {
        this.conversations = conversations;
        this.source = source;
        this.config = config;
        this.requireGoing = requireGoing;
    }

    @Override
    public boolean hasNext() {
        return !asked.isEmpty() || conversations.hasNext();
    }

    /**
     * The next one.
     *
     * @throws ReportServiceAway if it stayed away for as long as it is waited for
     * @throws TooManyMissing if more transcripts are missing than may
     */
    @Override
    public Object[] next() {
        while (asked.size() < config.ahead() && conversations.hasNext()) {
            asked.add(source.apply((String) conversations.next()[0]));
        }
        if (asked.isEmpty()) {
            throw new NoSuchElementException();
        }
        Transcript transcript = arrived(asked.element());
        asked.remove();
        transcript.missing().ifPresent(this::note);
        return new Object[] {transcript.entry(), transcript.content()};
    }

    /** The conversations without a transcript among the rows so far, in order. */
    public List<MissingTranscript> missing() {
        return List.copyOf(missing);
    }

    /** Gives up what is on its way. */
    @Override
    public void close() {
        asked.forEach(transcript -> transcript.cancel(true));
        asked.clear();
    }

    private void note(MissingTranscript one) {
        if (missing.size() >= config.mostMissing()) {
            throw new TooManyMissing(config.mostMissing(), one);
        }
        missing.add(one);
    }

    private Transcript arrived(CompletableFuture<Transcript> transcript) {
        while (true) {
            requireGoing.run();
            try {
                return transcript.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOnItsWay) {
                // Looks whether to go on, and waits on: the request itself has an end.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a transcript was waited for", e);
            }
        }
    }
}
