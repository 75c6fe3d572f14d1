CREATE TABLE callback_secrets (
    account_id text COLLATE "C" NOT NULL,
    secret_id  text COLLATE "C" NOT NULL,
    secret     bytea            NOT NULL,
    created_at timestamptz      NOT NULL DEFAULT now(),
    expires_at timestamptz,
    CONSTRAINT pk_callback_secrets PRIMARY KEY (account_id, secret_id),
    CONSTRAINT fk_callback_secrets_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON TABLE callback_secrets IS
    'What callbacks are signed with. Two during a rotation: a callback carries a signature by each';
COMMENT ON COLUMN callback_secrets.secret IS 'Sealed by AES-256-GCM for this account, row and column';
COMMENT ON COLUMN callback_secrets.expires_at IS 'When a secret that was replaced signs no more; null for the one in use';

CALL protect_account_table('callback_secrets');

ALTER TABLE export_jobs ADD COLUMN callback_url text;

CREATE TABLE export_callbacks (
    account_id      text COLLATE "C" NOT NULL,
    job_id          uuid             NOT NULL,
    url             text             NOT NULL,
    job_state       text COLLATE "C" NOT NULL,
    state           text COLLATE "C" NOT NULL DEFAULT 'pending',
    attempts        integer          NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    lease_owner     text COLLATE "C",
    lease_until     timestamptz,
    last_status     integer,
    last_problem    text,
    delivered_at    timestamptz,
    CONSTRAINT pk_export_callbacks PRIMARY KEY (account_id, job_id),
    CONSTRAINT fk_export_callbacks_job FOREIGN KEY (account_id, job_id) REFERENCES export_jobs (account_id, job_id),
    CONSTRAINT ck_export_callbacks_state CHECK (state IN ('pending', 'delivered', 'failed')),
    CONSTRAINT ck_export_callbacks_next CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL))
);

COMMENT ON TABLE export_callbacks IS
    'Calls that are owed to whoever asked for one: made in the transaction that ends the job, sent by any replica under a lease';
COMMENT ON COLUMN export_callbacks.job_state IS 'How the job ended; it may have expired since';
COMMENT ON COLUMN export_callbacks.last_problem IS 'Why the last attempt did not deliver, in words for the account';

CREATE INDEX ix_export_callbacks_due ON export_callbacks (next_attempt_at) WHERE state = 'pending';

CALL protect_account_table('export_callbacks');

-- Jobs end in several ways, by workers and by requests: here none of them can forget the callback.
CREATE FUNCTION owe_export_callback() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO export_callbacks (account_id, job_id, url, job_state, next_attempt_at)
    VALUES (NEW.account_id, NEW.job_id, NEW.callback_url, NEW.state, clock_timestamp());
    RETURN NULL;
END
$$;

CREATE TRIGGER tr_export_jobs_owe_callback
    AFTER UPDATE OF state ON export_jobs
    FOR EACH ROW
    WHEN (NEW.callback_url IS NOT NULL AND OLD.state IN ('queued', 'running')
          AND NEW.state IN ('succeeded', 'failed', 'cancelled'))
EXECUTE FUNCTION owe_export_callback();
