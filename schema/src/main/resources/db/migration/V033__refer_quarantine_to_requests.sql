ALTER TABLE quarantined_events
    ADD COLUMN connection_id  text COLLATE "C",
    ADD COLUMN request_id     bigint,
    ADD COLUMN path           text,
    ADD COLUMN replayed_at    timestamptz,
    ADD COLUMN replay_outcome text COLLATE "C",
    ADD CONSTRAINT ck_quarantined_events_request
        CHECK ((connection_id IS NULL) = (request_id IS NULL) AND (request_id IS NULL) = (path IS NULL)),
    ADD CONSTRAINT ck_quarantined_events_replay
        CHECK ((replayed_at IS NULL) = (replay_outcome IS NULL));

COMMENT ON COLUMN quarantined_events.request_id IS
    'The raw request (inbox_requests) that it is a part of; null for what came as an event';
COMMENT ON COLUMN quarantined_events.path IS 'Where the part is in the request; empty: the whole, or one of its events';
COMMENT ON COLUMN quarantined_events.raw IS
    'The bytes as received: a better reader can replay them. Empty for a part of a request, which has them';
COMMENT ON COLUMN quarantined_events.replayed_at IS 'Since when it is no more in quarantine; null while it is';
COMMENT ON COLUMN quarantined_events.replay_outcome IS 'What became of it: accepted, duplicate or ignored';

CREATE INDEX ix_quarantined_events_request ON quarantined_events (account_id, connection_id, request_id)
    WHERE request_id IS NOT NULL;

COMMENT ON TABLE receipts IS
    'The ledger: one row a committed batch, in the same transaction as its events, so that the books balance. A replay adds a row of corrections, some of them negative, at the first time of receipt';
