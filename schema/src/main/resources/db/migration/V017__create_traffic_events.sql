CREATE TABLE traffic_events (
    account_id  text COLLATE "C" NOT NULL,
    event_key   uuid             NOT NULL,
    type        text COLLATE "C" NOT NULL,
    subject     text COLLATE "C" NOT NULL,
    campaign_id text COLLATE "C" NOT NULL,
    name        text,
    visitor_id  text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    CONSTRAINT pk_traffic_events PRIMARY KEY (account_id, event_key)
);

COMMENT ON TABLE traffic_events IS
    'Page views, entry points and invites, one row an event of the log, counted on reading: hours are then right in every zone, distinct visitors over any range, and a repeated event or a rebuild adds nothing';
COMMENT ON COLUMN traffic_events.subject IS 'The entry point, the invite filter, or of a page view the host';
COMMENT ON COLUMN traffic_events.name IS 'Of the entry point or the invite filter as this event says; null for a page view';

CREATE INDEX ix_traffic_events_occurred_at ON traffic_events (account_id, occurred_at);
-- Today's name of an entry point or filter: the one told last.
CREATE INDEX ix_traffic_events_name ON traffic_events (account_id, subject, occurred_at) WHERE name IS NOT NULL;

CALL protect_account_table('traffic_events');
