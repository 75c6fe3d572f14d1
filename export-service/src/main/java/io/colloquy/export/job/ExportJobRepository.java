package io.colloquy.export.job;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Jobs as the API makes and shows them; always within an {@link AccountTransaction}. */
@ApplicationScoped
class ExportJobRepository implements PanacheRepositoryBase<ExportJob, ExportJobKey> {
    private static final Set<ExportState> LIVE = Set.of(ExportState.QUEUED, ExportState.RUNNING);
    private static final String LIMITS = """
            SELECT a.timezone, s.export_max_days, s.export_max_live
            FROM accounts a LEFT JOIN account_settings s ON s.account_id = a.account_id WHERE a.account_id = :account
            """;
    private static final String USUAL_SECONDS = """
            SELECT CAST(avg(extract(epoch FROM finished_at - attempt_started_at)) AS double precision)
            FROM (SELECT finished_at, attempt_started_at FROM export_jobs
                  WHERE account_id = :account AND state IN ('succeeded', 'expired')
                  ORDER BY created_at DESC, job_id DESC LIMIT 20) last
            """;

    private static final String FORGET_KEYS = """
            UPDATE export_jobs SET idempotency_key = NULL
            WHERE account_id = :account AND idempotency_key IS NOT NULL AND created_at <= :before
            """;

    /** The database's clock, now and not at the transaction's begin: the watermark goes by the same one. */
    Uni<Instant> now() {
        return getSession()
                .chain(session -> session.createNativeQuery("SELECT clock_timestamp()", OffsetDateTime.class)
                        .getSingleResult())
                .map(OffsetDateTime::toInstant);
    }

    /** What the account's settings allow. */
    Uni<AccountLimits> limits(String accountId) {
        return getSession()
                .chain(session -> session.createNativeQuery(LIMITS, Object[].class)
                        .setParameter("account", accountId)
                        .getSingleResult())
                .map(row -> new AccountLimits(
                        (String) row[0],
                        row[1] == null ? AccountLimits.DEFAULT_DAYS : ((Number) row[1]).intValue(),
                        row[2] == null ? AccountLimits.DEFAULT_LIVE : ((Number) row[2]).intValue()));
    }

    /** The account's queue as it is shown. */
    Uni<JobQueue> queue(String accountId) {
        return queued(accountId)
                .map(jobs -> jobs.stream().map(job -> job.jobId).toList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(new JobQueue(ids, Optional.empty()))
                        : usualTime(accountId).map(time -> new JobQueue(ids, time)));
    }

    private Uni<Optional<Duration>> usualTime(String accountId) {
        return getSession()
                .chain(session -> session.createNativeQuery(USUAL_SECONDS, Double.class)
                        .setParameter("account", accountId)
                        .getSingleResult())
                .map(seconds -> Optional.ofNullable(seconds).map(found -> Duration.ofMillis(Math.round(found * 1000))));
    }

    Uni<Optional<ExportJob>> find(String accountId, UUID jobId) {
        return find("accountId = ?1 and jobId = ?2", accountId, jobId)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** The job made under that Idempotency-Key, whenever that was. */
    Uni<Optional<ExportJob>> findByKey(String accountId, String idempotencyKey) {
        return find("accountId = ?1 and idempotencyKey = ?2", accountId, idempotencyKey)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Forgets the account's keys of jobs made longer than {@code age} before {@code now}. */
    Uni<Integer> forgetKeys(String accountId, Instant now, Duration age) {
        return getSession().chain(session -> session.createNativeQuery(FORGET_KEYS)
                .setParameter("account", accountId)
                .setParameter("before", now.minus(age).atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    Uni<Long> countLive(String accountId) {
        return count("accountId = ?1 and state in ?2", accountId, LIVE);
    }

    /** The account's queued jobs, next one first. */
    private Uni<List<ExportJob>> queued(String accountId) {
        return list("accountId = ?1 and state = ?2 order by createdAt, jobId", accountId, ExportState.QUEUED);
    }

    /** Jobs in {@code state} (null: any), newest first, after {@code cursor} (null: from the start). */
    Uni<List<ExportJob>> page(String accountId, ExportState state, JobCursor cursor, int limit) {
        StringBuilder where = new StringBuilder("accountId = :account");
        Parameters parameters = Parameters.with("account", accountId);
        if (state != null) {
            where.append(" and state = :state");
            parameters.and("state", state);
        }
        if (cursor != null) {
            where.append(" and (createdAt < :createdAt or (createdAt = :createdAt and jobId < :jobId))");
            parameters.and("createdAt", cursor.createdAt()).and("jobId", cursor.jobId());
        }
        PanacheQuery<ExportJob> query = find(where + " order by createdAt desc, jobId desc", parameters);
        return query.range(0, limit - 1).list();
    }
}
