CREATE TABLE receipts (
    account_id  text COLLATE "C" NOT NULL,
    receipt_id  bigint GENERATED ALWAYS AS IDENTITY,
    received_at timestamptz      NOT NULL,
    received    integer          NOT NULL,
    accepted    integer          NOT NULL,
    duplicates  integer          NOT NULL,
    conflicting integer          NOT NULL DEFAULT 0,
    quarantined integer          NOT NULL,
    CONSTRAINT pk_receipts PRIMARY KEY (account_id, receipt_id),
    CONSTRAINT ck_receipts_balance CHECK (received = accepted + duplicates + quarantined),
    CONSTRAINT ck_receipts_conflicting CHECK (conflicting <= duplicates)
);

COMMENT ON TABLE receipts IS 'The ledger: one row a committed batch, in the same transaction as its events, so that the books balance';

CREATE INDEX ix_receipts_received_at ON receipts (account_id, received_at);

CREATE TABLE quarantined_events (
    account_id    text COLLATE "C" NOT NULL,
    quarantine_id bigint GENERATED ALWAYS AS IDENTITY,
    received_at   timestamptz      NOT NULL,
    code          text             NOT NULL,
    detail        text             NOT NULL,
    source        text,
    event_id      text,
    content_type  text             NOT NULL,
    raw           bytea            NOT NULL,
    CONSTRAINT pk_quarantined_events PRIMARY KEY (account_id, quarantine_id)
);

COMMENT ON COLUMN quarantined_events.raw IS 'The bytes as received: a better reader can replay them';

CREATE INDEX ix_quarantined_events_received_at ON quarantined_events (account_id, received_at);

CREATE TABLE conflicting_duplicates (
    account_id  text COLLATE "C" NOT NULL,
    conflict_id bigint GENERATED ALWAYS AS IDENTITY,
    event_key   uuid             NOT NULL,
    received_at timestamptz      NOT NULL,
    raw         bytea            NOT NULL,
    CONSTRAINT pk_conflicting_duplicates PRIMARY KEY (account_id, conflict_id)
);

COMMENT ON TABLE conflicting_duplicates IS
    'Another body under a known identity: the first one counts (events 1.2 rule 4), the other is kept here';

CALL protect_account_table('receipts');
CALL protect_account_table('quarantined_events');
CALL protect_account_table('conflicting_duplicates');
