CREATE TABLE conversation_closes (
    account_id      text COLLATE "C" NOT NULL,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    closed_at       timestamptz      NOT NULL,
    closed_source   text COLLATE "C" NOT NULL,
    closed_by_type  text COLLATE "C",
    closed_by       text COLLATE "C",
    closed_by_team  text COLLATE "C",
    category        text COLLATE "C",
    CONSTRAINT pk_conversation_closes PRIMARY KEY (account_id, conversation_id, ordinal)
);

COMMENT ON TABLE conversation_closes IS
    'Every close, for closes are counted each at its own time, with its own source and category (metrics 2.1). Replaced with the conversation''s facts, whose closed_count is their number';
COMMENT ON COLUMN conversation_closes.ordinal IS '1, 2 … in the order of the timeline';

CREATE INDEX ix_conversation_closes_closed_at ON conversation_closes (account_id, closed_at);

CALL protect_account_table('conversation_closes');
