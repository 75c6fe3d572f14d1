CREATE TABLE export_schedules (
    account_id   text COLLATE "C" NOT NULL,
    schedule_id  uuid             NOT NULL,
    name         text             NOT NULL,
    cron         text COLLATE "C" NOT NULL,
    timezone     text COLLATE "C" NOT NULL,
    export       text             NOT NULL,
    paused       boolean          NOT NULL DEFAULT false,
    created_by   text             NOT NULL,
    created_at   timestamptz      NOT NULL,
    updated_at   timestamptz      NOT NULL,
    next_run_at  timestamptz      NOT NULL,
    not_before   timestamptz,
    lease_owner  text COLLATE "C",
    lease_until  timestamptz,
    last_run_at  timestamptz,
    last_job_id  uuid,
    last_problem text,
    CONSTRAINT pk_export_schedules PRIMARY KEY (account_id, schedule_id),
    CONSTRAINT fk_export_schedules_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON TABLE export_schedules IS 'Jobs that are asked for again and again, by any replica under a lease';
COMMENT ON COLUMN export_schedules.export IS 'The body of the job, as POST /v1/exports takes it';
COMMENT ON COLUMN export_schedules.next_run_at IS
    'The run that is owed, and the key of its job: a replica that died between making the job and moving this on leaves one job, not two. Stays in the past while paused, so that what was missed runs once';
COMMENT ON COLUMN export_schedules.not_before IS 'The account had too many live jobs: the run is tried again from then on';

CREATE INDEX ix_export_schedules_next_run_at ON export_schedules (next_run_at) WHERE NOT paused;

CALL protect_account_table('export_schedules');
