CREATE TABLE inbox_requests (
    account_id    text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    request_id    bigint GENERATED ALWAYS AS IDENTITY,
    received_at   timestamptz      NOT NULL,
    method        text             NOT NULL,
    url           text             NOT NULL,
    headers       json             NOT NULL,
    body          bytea            NOT NULL,
    translated_at timestamptz,
    booked_events integer,
    CONSTRAINT pk_inbox_requests PRIMARY KEY (account_id, connection_id, request_id)
);

COMMENT ON TABLE inbox_requests IS
    'What channels sent, as they sent it, stored before the answer. Kept, so that a better adapter can translate it again';
COMMENT ON COLUMN inbox_requests.received_at IS
    'The database''s clock inside the transaction that stored the request, read after its transaction id was assigned, as in events: the watermark relies on that order';
COMMENT ON COLUMN inbox_requests.url IS 'The public address that the channel called: some channels sign it';
COMMENT ON COLUMN inbox_requests.headers IS 'Lists of values by lower-case name, without those that hold a secret in clear';
COMMENT ON COLUMN inbox_requests.translated_at IS 'null while its translation is due, for the first time or again';
COMMENT ON COLUMN inbox_requests.booked_events IS
    'How many of its events are in the books, so that a replay books the new ones alone; null before its first translation';

-- Both hold only what is due, and so stay small.
CREATE INDEX ix_inbox_requests_due ON inbox_requests (account_id, connection_id, request_id)
    WHERE translated_at IS NULL;
CREATE INDEX ix_inbox_requests_due_received_at ON inbox_requests (account_id, received_at)
    WHERE translated_at IS NULL;

CALL protect_account_table('inbox_requests');

CREATE TABLE channel_contacts (
    account_id    text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    contact_id    text COLLATE "C" NOT NULL,
    profile_hash  bytea            NOT NULL,
    profile_at    timestamptz      NOT NULL,
    CONSTRAINT pk_channel_contacts PRIMARY KEY (account_id, connection_id, contact_id)
);

COMMENT ON TABLE channel_contacts IS
    'The profile that a channel told last of a contact: channels repeat it with every message, and only a change of it becomes an event';
COMMENT ON COLUMN channel_contacts.profile_hash IS 'SHA-256 over its fields';
COMMENT ON COLUMN channel_contacts.profile_at IS 'The latest time at which the channel told it';

CALL protect_account_table('channel_contacts');

CREATE OR REPLACE FUNCTION account_watermark(account text) RETURNS timestamptz
    LANGUAGE sql STABLE AS
$$
    SELECT least(
        h.confirmed_at,
        (SELECT min(p.received_at) - interval '1 microsecond'
         FROM pending_batches p WHERE p.account_id = account AND p.generation IS NULL),
        -- What is not translated yet may hold events; its translation queues a batch of the same time of receipt.
        (SELECT min(r.received_at) - interval '1 microsecond'
         FROM inbox_requests r WHERE r.account_id = account AND r.translated_at IS NULL))
    FROM aggregation_horizon h
$$;
