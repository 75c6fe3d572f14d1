package io.colloquy.export.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.export.job.StandingExports;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes the jobs of schedules that are due. Any number of replicas may do so side by side: the job of a run is made under
 * the run's own key, so that it is one job even if a replica dies in between. What was missed, in a pause or while nothing
 * ran, makes one job.
 */
@ApplicationScoped
class ScheduleRunner {
    private static final Logger LOG = Logger.getLogger(ScheduleRunner.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final String owner = UUID.randomUUID().toString();
    private final ScheduleStore store;
    private final StandingExports exports;
    private final ScheduleConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    ScheduleRunner(
            ScheduleStore store, StandingExports exports, ScheduleConfig config, ObjectMapper json, Clock clock) {
        this.store = store;
        this.exports = exports;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Runs everything that is due, one after the other. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> runDue() {
        return step(clock.instant())
                .chain(ran -> ran ? runDue() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("schedules not run: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Runs one that is due at {@code now}; whether there was one. */
    Uni<Boolean> step(Instant now) {
        return store.claim(owner, config.lease(), now)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(false)
                        : run(claimed.get(), now.truncatedTo(ChronoUnit.MICROS)).replaceWith(true));
    }

    private Uni<Boolean> run(ScheduleRow row, Instant now) {
        return exports.queue(row.accountId(), row.createdBy(), parsed(row.export()), key(row))
                .onItem()
                .transformToUni(job -> {
                    LOG.infof("schedule ran account=%s schedule=%s job=%s", row.accountId(), row.scheduleId(), job);
                    return moveOn(row, now, null, job);
                })
                .onFailure()
                .recoverWithUni(failure -> failed(row, now, failure));
    }

    private Uni<Boolean> failed(ScheduleRow row, Instant now, Throwable failure) {
        boolean impossible = failure instanceof HttpProblem problem
                && problem.getStatusCode() / 100 == 4
                && problem.getStatusCode() != TOO_MANY_REQUESTS;
        LOG.warnf("schedule made no job account=%s schedule=%s: %s", row.accountId(), row.scheduleId(), failure);
        String why = failure instanceof HttpProblem problem
                ? problem.getDetail()
                : "The job could not be made for a reason on our side; it is tried again";
        return impossible ? moveOn(row, now, why, null) : store.later(row, owner, now.plus(config.retryAfter()), why);
    }

    private Uni<Boolean> moveOn(ScheduleRow row, Instant now, String problem, UUID job) {
        Instant next = CronTimes.of(row.cron(), ZoneId.of(row.timezone()))
                .flatMap(times -> times.after(now))
                .orElseThrow(() -> new IllegalStateException("accepted, and never comes: " + row.cron()));
        return store.ran(row, owner, next, problem, job);
    }

    private JsonNode parsed(String export) {
        try {
            return json.readTree(export);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is none", e);
        }
    }

    private static String key(ScheduleRow row) {
        return "schedule/" + row.scheduleId() + "/" + row.nextRunAt();
    }
}
