CREATE TABLE pending_batches (
    account_id    text COLLATE "C"   NOT NULL,
    batch_id      bigint GENERATED ALWAYS AS IDENTITY,
    received_at   timestamptz        NOT NULL,
    subject_types text[] COLLATE "C" NOT NULL,
    subjects      text[] COLLATE "C" NOT NULL,
    generation    smallint,
    CONSTRAINT pk_pending_batches PRIMARY KEY (account_id, batch_id),
    CONSTRAINT ck_pending_batches_pairs CHECK (cardinality(subject_types) = cardinality(subjects))
);

COMMENT ON TABLE pending_batches IS
    'What to work out again: one row a committed batch with the distinct subjects it touched, written with its events and deleted with their facts. A queue of rows, not a remembered highest number: numbers become visible out of order';

COMMENT ON COLUMN pending_batches.subjects IS
    'Ids of what was touched; for what agents and visitors do (agent_activity, page, entrypoint, invite) the event''s key instead: an agent or a page has no end, so nothing is worked out of all that was ever told of it. Types that the queue alone has: contact_history (the conversations of a contact are to be related anew) and due_conversation (facts change by time alone)';

COMMENT ON COLUMN pending_batches.generation IS
    'Of a rebuild: the facts that it writes, which nobody reads yet, so it holds no watermark. Null: whatever is served and whatever is being rebuilt';

CREATE INDEX ix_pending_batches_received_at ON pending_batches (account_id, received_at) WHERE generation IS NULL;
CREATE INDEX ix_pending_batches_batch_id ON pending_batches (batch_id) WHERE generation IS NULL;
CREATE INDEX ix_pending_batches_rebuild ON pending_batches (batch_id) WHERE generation IS NOT NULL;

CALL protect_account_table('pending_batches');

CREATE TABLE aggregation_horizon (
    singleton      boolean     NOT NULL DEFAULT true,
    confirmed_at   timestamptz NOT NULL,
    candidate_at   timestamptz NOT NULL,
    candidate_xmax xid8        NOT NULL,
    CONSTRAINT pk_aggregation_horizon PRIMARY KEY (singleton),
    CONSTRAINT ck_aggregation_horizon_singleton CHECK (singleton)
);

COMMENT ON TABLE aggregation_horizon IS
    'Up to confirmed_at no transaction that received an event is still open. A candidate instant is confirmed once every transaction id given out before it has ended';

INSERT INTO aggregation_horizon (confirmed_at, candidate_at, candidate_xmax)
VALUES ('-infinity', clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot()));

CREATE FUNCTION account_watermark(account text) RETURNS timestamptz
    LANGUAGE sql STABLE AS
$$
    SELECT least(h.confirmed_at, (SELECT min(p.received_at) - interval '1 microsecond'
                                  FROM pending_batches p WHERE p.account_id = account AND p.generation IS NULL))
    FROM aggregation_horizon h
$$;

COMMENT ON FUNCTION account_watermark IS
    'Everything received up to this instant is in the facts that the same snapshot shows';
