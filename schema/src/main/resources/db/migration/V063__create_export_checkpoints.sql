CREATE TABLE export_checkpoints (
    account_id    text COLLATE "C" NOT NULL,
    job_id        uuid             NOT NULL,
    worker        text COLLATE "C" NOT NULL,
    snapshot      text             NOT NULL,
    definitions   text             NOT NULL,
    holder        text COLLATE "C",
    held_snapshot text,
    held_until    timestamptz,
    file_name     text COLLATE "C",
    file_rows     bigint,
    file_bytes    bigint,
    CONSTRAINT pk_export_checkpoints PRIMARY KEY (account_id, job_id),
    CONSTRAINT fk_export_checkpoints_job FOREIGN KEY (account_id, job_id) REFERENCES export_jobs (account_id, job_id)
        ON DELETE CASCADE,
    CONSTRAINT ck_export_checkpoints_part
        CHECK ((file_name IS NULL) = (file_rows IS NULL) AND (file_name IS NULL) = (file_bytes IS NULL))
);

COMMENT ON TABLE export_checkpoints IS
    'What another worker needs to go on with a long export: the snapshot that it is read from, and how much of the file is finished';
COMMENT ON COLUMN export_checkpoints.worker IS 'The worker that has offered its snapshot';
COMMENT ON COLUMN export_checkpoints.snapshot IS 'By which PostgreSQL knows it; it dies with the worker''s transaction';
COMMENT ON COLUMN export_checkpoints.definitions IS
    'By what the file is made: another release''s definitions would make another file';
COMMENT ON COLUMN export_checkpoints.holder IS
    'Another worker, in a transaction of its own over the same snapshot until held_until, which it renews: it outlives the first worker';
COMMENT ON COLUMN export_checkpoints.held_snapshot IS 'By which PostgreSQL knows the holder''s';
COMMENT ON COLUMN export_checkpoints.file_name IS
    'The file whose first file_bytes bytes hold the first file_rows rows, durable; null before the first part is finished';

CREATE INDEX ix_export_checkpoints_file_name ON export_checkpoints (file_name) WHERE file_name IS NOT NULL;

CALL protect_account_table('export_checkpoints');

-- An ended job is not gone on with, nor is one that failed and is tried again: its file is deleted.
CREATE FUNCTION forget_export_checkpoint() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    DELETE FROM export_checkpoints WHERE account_id = NEW.account_id AND job_id = NEW.job_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER tr_export_jobs_forget_checkpoint
    AFTER UPDATE OF state ON export_jobs
    FOR EACH ROW
    WHEN (NEW.state NOT IN ('queued', 'running') OR NEW.retry_at IS NOT NULL)
EXECUTE FUNCTION forget_export_checkpoint();
