CREATE TABLE export_jobs (
    account_id         text COLLATE "C" NOT NULL,
    job_id             uuid             NOT NULL,
    state              text COLLATE "C" NOT NULL,
    request            text             NOT NULL,
    request_hash       bytea            NOT NULL,
    idempotency_key    text COLLATE "C",
    created_by         text             NOT NULL,
    created_at         timestamptz      NOT NULL,
    range_from         timestamptz      NOT NULL,
    range_to           timestamptz      NOT NULL,
    timezone           text             NOT NULL,
    complete           boolean          NOT NULL DEFAULT false,
    waiting_for        text,
    retry_at           timestamptz,
    is_long            boolean          NOT NULL DEFAULT false,
    short_lived        boolean          NOT NULL DEFAULT false,
    attempt            integer          NOT NULL DEFAULT 0,
    lease_owner        text COLLATE "C",
    lease_until        timestamptz,
    started_at         timestamptz,
    attempt_started_at timestamptz,
    finished_at        timestamptz,
    expires_at         timestamptz,
    rows_total         bigint,
    rows_done          bigint           NOT NULL DEFAULT 0,
    bytes              bigint           NOT NULL DEFAULT 0,
    file_name          text COLLATE "C",
    sha256             text COLLATE "C",
    manifest           text,
    problem_type       text COLLATE "C",
    problem_detail     text,
    CONSTRAINT pk_export_jobs PRIMARY KEY (account_id, job_id),
    CONSTRAINT uq_export_jobs_idempotency_key UNIQUE (account_id, idempotency_key),
    CONSTRAINT ck_export_jobs_state
        CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired')),
    CONSTRAINT ck_export_jobs_lease
        CHECK ((state = 'running') = (lease_owner IS NOT NULL) AND (lease_owner IS NULL) = (lease_until IS NULL)),
    CONSTRAINT ck_export_jobs_file
        CHECK (state <> 'succeeded' OR (file_name IS NOT NULL AND sha256 IS NOT NULL AND manifest IS NOT NULL)),
    CONSTRAINT ck_export_jobs_problem CHECK (state <> 'failed' OR problem_type IS NOT NULL)
);

COMMENT ON TABLE export_jobs IS 'The queue and the record of exports: asked for at the API, worked on by any replica of export-service under a lease';
COMMENT ON COLUMN export_jobs.created_at IS
    'The database''s clock: every event acknowledged before was received before, so waiting for the watermark to reach this instant makes the file complete';
COMMENT ON COLUMN export_jobs.complete IS
    'The watermark has reached created_at: only then may a worker take the job, so that waiting blocks nobody else';
COMMENT ON COLUMN export_jobs.is_long IS
    'A worker that had no room for a long job found it to be one: only a replica with room takes it from now on';
COMMENT ON COLUMN export_jobs.short_lived IS 'Made for a request at a link: the file goes after an hour, the row a day after its end';
COMMENT ON COLUMN export_jobs.attempt IS
    'Together with lease_owner the fence: a worker writes to the job only while both are its own';
COMMENT ON COLUMN export_jobs.file_name IS
    'Random and new with every attempt: a worker that lost its lease cannot touch its successor''s file';
COMMENT ON COLUMN export_jobs.idempotency_key IS 'Emptied when a request uses the key again after its 24 hours';
COMMENT ON COLUMN export_jobs.manifest IS 'What the file holds, as told at its making: later definitions must not change it';

CREATE INDEX ix_export_jobs_created_at ON export_jobs (account_id, created_at, job_id);
CREATE INDEX ix_export_jobs_live ON export_jobs (created_at) WHERE state IN ('queued', 'running');
CREATE INDEX ix_export_jobs_expires_at ON export_jobs (expires_at) WHERE state = 'succeeded';
CREATE INDEX ix_export_jobs_short_lived ON export_jobs (finished_at) WHERE short_lived;
CREATE INDEX ix_export_jobs_file_name ON export_jobs (file_name) WHERE file_name IS NOT NULL;

CALL protect_account_table('export_jobs');
