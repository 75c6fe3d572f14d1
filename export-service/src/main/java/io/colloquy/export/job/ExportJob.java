package io.colloquy.export.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code export_jobs} (migration V020), as the API makes and shows it. Immutable to Hibernate: a worker may write
 * to the row while it is being shown, by {@link ExportJobStore}, and an old value must never be written back over it.
 */
@Entity
@Immutable
@Table(name = "export_jobs")
@IdClass(ExportJobKey.class)
class ExportJob {
    @Id
    String accountId;

    @Id
    UUID jobId;

    ExportState state = ExportState.QUEUED;
    String request;
    byte[] requestHash;
    String idempotencyKey;
    String createdBy;
    Instant createdAt;
    Instant rangeFrom;
    Instant rangeTo;
    String timezone;
    boolean complete;
    String waitingFor;
    int attempt;
    Instant startedAt;
    Instant attemptStartedAt;
    Instant finishedAt;
    Instant expiresAt;
    Long rowsTotal;
    long rowsDone;
    long bytes;
    String fileName;
    String sha256;
    String manifest;
    String callbackUrl;
    boolean shortLived;
    String problemType;
    String problemDetail;
}
