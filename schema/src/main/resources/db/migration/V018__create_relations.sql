-- What a conversation is among the others of its contact. It has a table of its own, for it changes with them: the facts
-- are written by whoever works out the conversation, these by whoever holds the contact.
CREATE TABLE conversation_relations (
    account_id           text COLLATE "C" NOT NULL,
    generation           smallint         NOT NULL DEFAULT 1,
    conversation_id      text COLLATE "C" NOT NULL,
    first_of_contact     boolean          NOT NULL,
    next_conversation_at timestamptz,
    changed_at           timestamptz,
    CONSTRAINT pk_conversation_relations PRIMARY KEY (account_id, generation, conversation_id)
);

COMMENT ON COLUMN conversation_relations.first_of_contact IS
    'No other conversation of the contact, of those merged into it either, that is no test has a smaller (opened_at, id)';
COMMENT ON COLUMN conversation_relations.next_conversation_at IS
    'The first opening after its first close of another conversation of the contact on the same connection that is neither test nor merged; null without one, and for a conversation that was never closed';

CREATE INDEX ix_conversation_relations_changed_at
    ON conversation_relations (account_id, generation, changed_at, conversation_id) WHERE changed_at IS NOT NULL;

CALL protect_account_table('conversation_relations');

-- Whoever calls this holds the contacts, so that nobody else works out the same histories over another snapshot.
CREATE FUNCTION relate_conversations(account text, facts_of smallint, survivors text[]) RETURNS bigint
    LANGUAGE sql
    -- A plan that was made while the table was small stays in use while it grows: it must go by the index then too.
    SET enable_seqscan = off AS
$$
    WITH histories AS (
        -- One that was merged away since is left to the merge, which has queued the history that it went into.
        SELECT s.contact_id FROM unnest(survivors) AS s (contact_id)
        WHERE NOT EXISTS (SELECT FROM contacts c WHERE c.account_id = account AND c.contact_id = s.contact_id
                                                   AND c.survivor_id IS NOT NULL)),
    members AS (
        SELECT h.contact_id AS survivor_id, h.contact_id FROM histories h
        UNION
        SELECT h.contact_id, c.contact_id FROM histories h
        JOIN contacts c ON c.account_id = account AND c.survivor_id = h.contact_id),
    history AS (
        SELECT m.survivor_id, f.conversation_id, f.opened_at, f.connection_id, f.first_closed_at,
               count(*) FILTER (WHERE f.environment <> 'test') OVER (
                   PARTITION BY m.survivor_id ORDER BY f.opened_at, f.conversation_id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
        FROM members m
        JOIN conversation_facts f
          ON f.account_id = account AND f.generation = facts_of AND f.contact_id = m.contact_id),
    next AS (
        SELECT h.conversation_id, min(later.opened_at) AS opened_at
        FROM history h
        JOIN members m ON m.survivor_id = h.survivor_id
        CROSS JOIN LATERAL (
            SELECT f.opened_at FROM conversation_facts f
            WHERE f.account_id = account AND f.generation = facts_of AND f.contact_id = m.contact_id
              AND f.opened_at > h.first_closed_at
              AND f.conversation_id <> h.conversation_id
              AND f.connection_id IS NOT DISTINCT FROM h.connection_id
              AND f.environment <> 'test' AND f.status <> 'merged'
            ORDER BY f.opened_at LIMIT 1) AS later
        GROUP BY h.conversation_id),
    related AS (
        INSERT INTO conversation_relations AS r (account_id, generation, conversation_id, first_of_contact,
                                                 next_conversation_at)
        SELECT account, facts_of, h.conversation_id, h.earlier = 0, n.opened_at
        FROM history h LEFT JOIN next n ON n.conversation_id = h.conversation_id
        ORDER BY h.conversation_id
        ON CONFLICT (account_id, generation, conversation_id) DO UPDATE
        SET first_of_contact = excluded.first_of_contact, next_conversation_at = excluded.next_conversation_at,
            changed_at = clock_timestamp()
        WHERE (r.first_of_contact, r.next_conversation_at)
              IS DISTINCT FROM (excluded.first_of_contact, excluded.next_conversation_at)
        RETURNING 1)
    SELECT count(*) FROM related
$$;

COMMENT ON FUNCTION relate_conversations IS
    'Works out anew what each conversation of these contacts is among the others; the contacts are survivors of merges. Returns how many rows changed';
