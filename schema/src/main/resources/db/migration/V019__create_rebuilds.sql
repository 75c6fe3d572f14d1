CREATE TABLE rebuilds (
    account_id    text COLLATE "C" NOT NULL,
    generation    smallint         NOT NULL,
    started_at    timestamptz      NOT NULL DEFAULT now(),
    subject_type  text COLLATE "C",
    last_subject  text COLLATE "C",
    queued        bigint           NOT NULL DEFAULT 0,
    CONSTRAINT pk_rebuilds PRIMARY KEY (account_id)
);

COMMENT ON TABLE rebuilds IS
    'The rebuild of an account that is going on: it queues the account''s whole log step by step, and when all of it is worked out, its generation of facts is served';
COMMENT ON COLUMN rebuilds.subject_type IS 'How far the log is queued: up to last_subject of that type; null when all of it is';

CREATE TABLE retired_generations (
    account_id text COLLATE "C" NOT NULL,
    generation smallint         NOT NULL,
    retired_at timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT pk_retired_generations PRIMARY KEY (account_id, generation)
);

COMMENT ON TABLE retired_generations IS 'Facts that are served no more and are being deleted, bit by bit';

CALL protect_account_table('rebuilds');
CALL protect_account_table('retired_generations');
