-- A conversation that is due and not worked out again holds the watermark as an event does that waits.
CREATE OR REPLACE FUNCTION account_watermark(account text) RETURNS timestamptz
    LANGUAGE sql STABLE AS
$$
    SELECT least(h.confirmed_at,
                 (SELECT min(p.received_at) - interval '1 microsecond'
                  FROM pending_batches p WHERE p.account_id = account AND p.generation IS NULL),
                 (SELECT min(r.received_at) - interval '1 microsecond'
                  FROM inbox_requests r WHERE r.account_id = account AND r.translated_at IS NULL),
                 (SELECT min(f.due_at) - interval '1 microsecond'
                  FROM conversation_facts f
                  WHERE f.due_at <= h.confirmed_at AND f.account_id = account
                    AND f.generation = (SELECT a.generation FROM accounts a WHERE a.account_id = account)))
    FROM aggregation_horizon h
$$;
