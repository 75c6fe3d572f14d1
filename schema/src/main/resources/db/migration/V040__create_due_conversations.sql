ALTER TABLE conversation_facts
    ADD COLUMN as_of  timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN due_at timestamptz;

COMMENT ON COLUMN conversation_facts.as_of IS
    'The confirmed horizon when the facts were worked out: silence counts up to then. Of two folds over as many events the one as of a later instant is the newer';
COMMENT ON COLUMN conversation_facts.due_at IS
    'The next instant at which the facts change without an event; null if they never do, or if the conversation is queued because it has come';

-- Led by the time, for the worker takes the oldest of all accounts. The watermark of one account reads what is due, of
-- every account: next to nothing.
CREATE INDEX ix_conversation_facts_due ON conversation_facts (due_at, account_id) WHERE due_at IS NOT NULL;

-- A conversation that is due and not worked out again holds the watermark as an event does that waits.
CREATE OR REPLACE FUNCTION account_watermark(account text) RETURNS timestamptz
    LANGUAGE sql STABLE AS
$$
    SELECT least(h.confirmed_at,
                 (SELECT min(p.received_at) - interval '1 microsecond'
                  FROM pending_batches p WHERE p.account_id = account),
                 (SELECT min(r.received_at) - interval '1 microsecond'
                  FROM inbox_requests r WHERE r.account_id = account AND r.translated_at IS NULL),
                 (SELECT min(f.due_at) - interval '1 microsecond'
                  FROM conversation_facts f WHERE f.due_at <= h.confirmed_at AND f.account_id = account))
    FROM aggregation_horizon h
$$;
