-- A function, because what follows a failed statement needs a block of its own, and one round trip is to be enough.
CREATE FUNCTION insert_events(
    account         text,
    receipt         timestamptz,
    all_new         boolean,
    one_source      text,
    keys            uuid[],
    subject_types   text[],
    subjects        text[],
    types           text[],
    times           timestamptz[],
    collected_times timestamptz[],
    sources         text[],
    ids             text[],
    sequences       text[],
    extension_sets  text[],
    data_sets       text[],
    receipts        timestamptz[]) RETURNS uuid[]
    LANGUAGE plpgsql
    -- A plan that was made while the table was small stays in use while it grows: it must go by the index then too.
    SET enable_seqscan = off AS
$$
DECLARE
    known uuid[] := '{}';
BEGIN
    IF NOT all_new THEN
        known := ARRAY(
            SELECT k.event_key FROM unnest(keys) AS k (event_key)
            -- A value, not EXISTS: that could become a join that begins with the log.
            WHERE (SELECT true FROM events x WHERE x.account_id = account AND x.event_key = k.event_key));
        IF cardinality(known) = cardinality(keys) THEN
            RETURN known;
        END IF;
    END IF;

    BEGIN
        INSERT INTO events (account_id, received_at, event_key, subject_type, subject, type, occurred_at,
                            collected_at, source, event_id, sequence, extensions, data)
        SELECT account, coalesce(e.received_at, receipt), e.event_key, coalesce(e.subject_type, 'conversation'),
               e.subject, e.type, e.occurred_at, e.collected_at, coalesce(e.source, one_source), e.event_id, e.sequence,
               e.extensions::json, e.data::json
        FROM unnest(keys, subject_types, subjects, types, times, collected_times, sources, ids, sequences,
                    extension_sets, data_sets, receipts)
                 AS e (event_key, subject_type, subject, type, occurred_at, collected_at, source, event_id,
                       sequence, extensions, data, received_at)
        WHERE e.event_key <> ALL (known);
        RETURN known;
    EXCEPTION
        -- Not all were new, or another transaction brought one of them just now.
        WHEN unique_violation THEN NULL;
    END;

    WITH added AS (
        INSERT INTO events (account_id, received_at, event_key, subject_type, subject, type, occurred_at,
                            collected_at, source, event_id, sequence, extensions, data)
        SELECT account, coalesce(e.received_at, receipt), e.event_key, coalesce(e.subject_type, 'conversation'),
               e.subject, e.type, e.occurred_at, e.collected_at, coalesce(e.source, one_source), e.event_id, e.sequence,
               e.extensions::json, e.data::json
        FROM unnest(keys, subject_types, subjects, types, times, collected_times, sources, ids, sequences,
                    extension_sets, data_sets, receipts)
                 AS e (event_key, subject_type, subject, type, occurred_at, collected_at, source, event_id,
                       sequence, extensions, data, received_at)
        ON CONFLICT (account_id, event_key) DO NOTHING
        RETURNING event_key)
    SELECT coalesce(array_agg(k.event_key), '{}') INTO known
    FROM unnest(keys) AS k (event_key)
    WHERE k.event_key NOT IN (SELECT a.event_key FROM added a);
    RETURN known;
END
$$;

COMMENT ON FUNCTION insert_events IS
    'Adds the events whose keys are new and returns the keys that the log had already. Without ON CONFLICT as long as that goes well, which costs a quarter less: with all_new at once, else after a look which keys are known. Arrays that hold nothing but nulls may be null; a null subject type is conversation, a null source is one_source, null receipts are receipt';
