package io.colloquy.export.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.job.ExportAnswer;
import io.colloquy.export.job.StandingExports;
import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * The fresh file of a link. It is made by a job as any other, under the same limits; requests of one moment share a job,
 * so that however many there are, a link makes one file at a time.
 */
@ApplicationScoped
class LinkFileService {
    private static final String SOON_SECONDS = "15";
    private static final String MINUTE_SECONDS = "60";

    private final LinkStore store;
    private final StandingExports exports;
    private final LinkConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore waiting;

    LinkFileService(LinkStore store, StandingExports exports, LinkConfig config, ObjectMapper json, Clock clock) {
        this.store = store;
        this.exports = exports;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.waiting = new Semaphore(config.waiting());
    }

    /** A file to be sent. */
    record Ready(String accountId, UUID jobId) {}

    /**
     * The file, when it is there.
     *
     * @return fails with the one 404 for a token that opens nothing, whatever the reason; 429 for too many requests; 503
     *     for a file that could not be made, or not in time: the next request finds it
     */
    Uni<Ready> file(String text) {
        byte[] hash = LinkToken.read(text).orElseThrow(LinkFileService::unknown).hash();
        return store.countRequest(hash).chain(found -> {
            LinkRow link = found.orElseThrow(LinkFileService::unknown);
            if (link.minuteUses() > config.usesPerMinute()) {
                throw tooMany("This address was used too often; come back in a minute", MINUTE_SECONDS);
            }
            return waited(link);
        });
    }

    /** Fails as {@link #file} for a token that opens nothing; counts and makes nothing. */
    Uni<Void> requireOpen(String text) {
        byte[] hash = LinkToken.read(text).orElseThrow(LinkFileService::unknown).hash();
        return store.opens(hash).map(opens -> {
            if (!opens) {
                throw unknown();
            }
            return null;
        });
    }

    private Uni<Ready> waited(LinkRow link) {
        if (!waiting.tryAcquire()) {
            throw tooMany("Too many requests wait for their files; come back soon", SOON_SECONDS);
        }
        return job(link)
                .chain(job -> exports.ended(link.accountId(), job, config.longestWait()))
                .onTermination()
                .invoke(() -> waiting.release())
                .chain(job -> ready(link, job));
    }

    private Uni<Ready> ready(LinkRow link, ExportAnswer job) {
        if (!StandingExports.hasFile(job)) {
            throw unavailable(
                    StandingExports.isLive(job)
                            ? "The file is being made; come back soon"
                            : "The file could not be made; come back later");
        }
        return store.countUse(link).replaceWith(new Ready(link.accountId(), UUID.fromString(job.id())));
    }

    private Uni<UUID> job(LinkRow link) {
        return fresh(link).chain(isFresh -> isFresh ? Uni.createFrom().item(link.lastJobId()) : newJob(link));
    }

    /** Whether the last job will do: it is still being made, or its file has just been. */
    private Uni<Boolean> fresh(LinkRow link) {
        if (link.lastJobId() == null) {
            return Uni.createFrom().item(false);
        }
        return exports.get(link.accountId(), link.lastJobId())
                .map(job -> StandingExports.isLive(job)
                        || (StandingExports.hasFile(job)
                                && job.finishedAt().isAfter(clock.instant().minus(config.freshFor()))));
    }

    /** Requests of one moment, at any replica, make one job: they ask under one key. */
    private Uni<UUID> newJob(LinkRow link) {
        long moment = clock.millis() / Math.max(1, config.freshFor().toMillis());
        String key = "link/" + link.linkId() + "/" + moment;
        return exports.queueShortLived(link.accountId(), link.createdBy(), parsed(link.export()), key)
                .onFailure(HttpProblem.class)
                .transform(LinkFileService::withoutInsides)
                .call(job -> store.rememberJob(link, job));
    }

    /** What the account is told about its own limits is nothing for whoever has an address. */
    private static Throwable withoutInsides(Throwable failure) {
        return ((HttpProblem) failure).getStatusCode() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()
                ? tooMany("Too many files are being made; come back soon", SOON_SECONDS)
                : unavailable("The file could not be made; come back later");
    }

    private JsonNode parsed(String export) {
        try {
            return json.readTree(export);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is none", e);
        }
    }

    private static HttpProblem unknown() {
        return Problems.of(Response.Status.NOT_FOUND, "not-found", "There is nothing at this address");
    }

    private static HttpProblem tooMany(String detail, String seconds) {
        return Problems.builder(Response.Status.TOO_MANY_REQUESTS, "too-many-requests", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static HttpProblem unavailable(String detail) {
        return Problems.builder(Response.Status.SERVICE_UNAVAILABLE, "unavailable", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
                .build();
    }
}
