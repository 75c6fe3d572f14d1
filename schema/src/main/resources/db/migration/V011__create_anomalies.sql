CREATE TABLE anomalies (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    position        integer          NOT NULL,
    event_count     bigint           NOT NULL,
    code            text COLLATE "C" NOT NULL,
    source          text COLLATE "C",
    event_id        text COLLATE "C",
    detail          text             NOT NULL,
    CONSTRAINT pk_anomalies PRIMARY KEY (account_id, generation, conversation_id, position)
);

COMMENT ON TABLE anomalies IS
    'What in a conversation''s events can''t be so (events 1.2 rule 7), in order; replaced with its facts. fold_failed, at position -1: its facts could not be worked out and are still those of fewer events';
COMMENT ON COLUMN anomalies.event_count IS
    'Events that the fold saw which found it, as in conversation_facts';

CREATE INDEX ix_anomalies_code ON anomalies (account_id, generation, code, conversation_id, position);

CALL protect_account_table('anomalies');
