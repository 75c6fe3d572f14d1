CREATE TABLE agent_activity (
    account_id  text COLLATE "C" NOT NULL,
    event_key   uuid             NOT NULL,
    agent_id    text COLLATE "C" NOT NULL,
    type        text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    campaign_id text COLLATE "C",
    shift_id    text COLLATE "C",
    state       text COLLATE "C",
    capacity    bigint,
    source      text COLLATE "C" NOT NULL,
    event_id    text COLLATE "C" NOT NULL,
    sequence    text COLLATE "C",
    CONSTRAINT pk_agent_activity PRIMARY KEY (account_id, event_key)
);

COMMENT ON TABLE agent_activity IS
    'Shifts and states of agents, one row an event of the log. States, shifts and slots are worked out of it on reading, for the range asked: an agent''s history has no end, so none of it is folded, and an event that comes late or twice needs no correction';
COMMENT ON COLUMN agent_activity.campaign_id IS 'Null holds for all campaigns';
COMMENT ON COLUMN agent_activity.shift_id IS 'Of the beginning or end of a shift; null for a change of state';
COMMENT ON COLUMN agent_activity.state IS 'Of a change of state; null for the beginning or end of a shift';
COMMENT ON COLUMN agent_activity.sequence IS 'With source and event_id what settles the order at equal times';

-- Who the agents are, and what one did during a time.
CREATE INDEX ix_agent_activity_agent ON agent_activity (account_id, agent_id, occurred_at);
-- The last state before a time, for a campaign or for all.
CREATE INDEX ix_agent_activity_state ON agent_activity (account_id, agent_id, campaign_id, occurred_at) WHERE state IS NOT NULL;
-- Where one shift began and ended.
CREATE INDEX ix_agent_activity_shift ON agent_activity (account_id, agent_id, shift_id, occurred_at) WHERE shift_id IS NOT NULL;
-- Shifts that go on into a time: they end after its start.
CREATE INDEX ix_agent_activity_shift_end ON agent_activity (account_id, agent_id, occurred_at) WHERE type = 'shift.ended';

CALL protect_account_table('agent_activity');
