CREATE TABLE events (
    account_id   text COLLATE "C" NOT NULL,
    event_key    uuid             NOT NULL,
    subject_type text COLLATE "C" NOT NULL,
    subject      text COLLATE "C" NOT NULL,
    type         text COLLATE "C" NOT NULL,
    occurred_at  timestamptz      NOT NULL,
    received_at  timestamptz      NOT NULL,
    collected_at timestamptz,
    source       text COLLATE "C" NOT NULL,
    event_id     text COLLATE "C" NOT NULL,
    sequence     text COLLATE "C",
    extensions   json,
    data         json             NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (account_id, event_key)
);

COMMENT ON TABLE events IS 'The log: the only truth. Rows are added and never changed';
COMMENT ON COLUMN events.event_key IS
    'First 16 bytes of SHA-256 over source, a zero byte, id: a fixed short key halves the index that bounds ingest';
COMMENT ON COLUMN events.received_at IS
    'The database''s clock inside the transaction that stored the event, read after its transaction id was assigned: the watermark relies on that order';
COMMENT ON COLUMN events.data IS
    'json, not jsonb: kept as it was sent, and no number or nesting that the reader let through can fail here';

-- Partial, so that the big one (conversations) does not repeat the subject type in every entry.
CREATE INDEX ix_events_conversation ON events (account_id, subject) WHERE subject_type = 'conversation';
CREATE INDEX ix_events_reference ON events (account_id, subject_type, subject) WHERE subject_type <> 'conversation';
-- What agents and visitors do is read event by event, by key: a rebuild walks it so.
CREATE INDEX ix_events_activity ON events (account_id, subject_type, event_key)
    WHERE subject_type IN ('agent_activity', 'page', 'entrypoint', 'invite');

CALL protect_account_table('events');
