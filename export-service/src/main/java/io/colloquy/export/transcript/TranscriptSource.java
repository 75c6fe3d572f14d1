package io.colloquy.export.transcript;

import io.colloquy.platform.security.SecurityConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Fetches transcripts from report-service. What passes (it is away, it restarts, it has too much to do) is waited for; what
 * is wrong with one conversation alone leaves a note in the place of its transcript.
 */
@ApplicationScoped
public class TranscriptSource {
    private static final Logger LOG = Logger.getLogger(TranscriptSource.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int REPEATS_OF_DEFECTS = 2;
    private static final int NOT_FOUND = 404;
    private static final int DEFECT = 500;
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private static final String GONE = "the conversation is there no more";
    private static final String FAILED = "it could not be made; the log of report-service has the reason";

    private final TranscriptClient client;
    private final TranscriptConfig config;
    private final String authorization;

    TranscriptSource(@RestClient TranscriptClient client, TranscriptConfig config, SecurityConfig security) {
        this.client = client;
        this.config = config;
        this.authorization = "Bearer " + security.serviceKey().orElse("");
    }

    /** An answer that is no transcript. */
    private static final class Defect extends RuntimeException {
        private static final long serialVersionUID = 1;

        Defect(Throwable cause) {
            super("report-service could not make the transcript", cause);
        }
    }

    /**
     * The transcripts of these conversations, in their order, as rows of name and content.
     *
     * @param conversations rows whose first value is the conversation's id
     * @param zone of the times in them
     * @param requireGoing is asked again and again while transcripts are waited for; ends the waiting by throwing
     */
    public TranscriptRows rows(String accountId, Iterator<Object[]> conversations, ZoneId zone, Runnable requireGoing) {
        return new TranscriptRows(conversations, id -> ask(accountId, id, zone), config, requireGoing);
    }

    private CompletableFuture<Transcript> ask(String accountId, String conversationId, ZoneId zone) {
        return client.pdf(authorization, accountId, conversationId, zone.getId())
                .invoke(TranscriptSource::requirePdf)
                .onFailure()
                .transform(TranscriptSource::classified)
                .onFailure(Defect.class)
                .retry()
                .withBackOff(config.retryAfter(), LONGEST_PAUSE)
                .atMost(REPEATS_OF_DEFECTS)
                .onFailure(ReportServiceAway.class)
                .retry()
                .withBackOff(config.retryAfter(), LONGEST_PAUSE)
                .expireIn(config.patience().toMillis())
                .map(pdf -> Transcript.of(conversationId, pdf))
                .onFailure()
                .recoverWithUni(failure -> without(accountId, conversationId, failure))
                .subscribeAsCompletionStage();
    }

    /** The note in the transcript's place, if it is this conversation that has none; else fails. */
    private Uni<Transcript> without(String accountId, String conversationId, Throwable failure) {
        if (status(failure) == NOT_FOUND) {
            return missing(accountId, conversationId, GONE, failure);
        }
        if (cause(failure, Defect.class).isPresent()) {
            return missing(accountId, conversationId, FAILED, failure);
        }
        Optional<ReportServiceAway> away = cause(failure, ReportServiceAway.class);
        if (away.isEmpty() || status(failure) != 0) {
            return Uni.createFrom().failure(away.<Throwable>map(found -> found).orElse(failure));
        }
        // Answers that break off every time look the same as nobody there: then nothing else is answered either.
        return client.watermark(authorization, accountId)
                .onFailure()
                .transform(nobody -> away.get())
                .chain(answered -> missing(accountId, conversationId, FAILED, failure));
    }

    private static Uni<Transcript> missing(String accountId, String conversationId, String reason, Throwable failure) {
        LOG.warnf(failure, "transcript missing account=%s conversation=%s", accountId, conversationId);
        return Uni.createFrom().item(Transcript.missing(conversationId, reason));
    }

    private static void requirePdf(byte[] answer) {
        if (answer == null || !Arrays.equals(answer, 0, Math.min(PDF.length, answer.length), PDF, 0, PDF.length)) {
            throw new Defect(null);
        }
    }

    /** A status that is none of the two is a failure of its own: a key that is not the same, say. */
    private static Throwable classified(Throwable failure) {
        if (failure instanceof Defect) {
            return failure;
        }
        int status = status(failure);
        if (status == DEFECT) {
            return new Defect(failure);
        }
        return status == 0 || LATER.contains(status) ? new ReportServiceAway(failure) : failure;
    }

    /** Of the answer that the failure is about; 0 if there was none. */
    private static int status(Throwable failure) {
        return cause(failure, WebApplicationException.class)
                .map(answer -> answer.getResponse().getStatus())
                .orElse(0);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
