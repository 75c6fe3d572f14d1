-- What a conversation is made of, row by row: derived from the log, replaced with the conversation's facts. Every table
-- has the key (account, generation, conversation, ordinal), where ordinal counts 1, 2 … in the order of the timeline, and an
-- index on the time by which its rows are reported.
CREATE TABLE conversation_status_changes (
    account_id                          text COLLATE "C" NOT NULL,
    generation                          smallint         NOT NULL DEFAULT 1,
    conversation_id                     text COLLATE "C" NOT NULL,
    ordinal                             integer          NOT NULL,
    at                                  timestamptz      NOT NULL,
    kind                                text COLLATE "C" NOT NULL,
    from_status                         text COLLATE "C",
    to_status                           text COLLATE "C" NOT NULL,
    by_type                             text COLLATE "C",
    agent_id                            text COLLATE "C",
    team_id                             text COLLATE "C",
    source                              text COLLATE "C",
    category                            text COLLATE "C",
    first_response_change               boolean          NOT NULL,
    until_by_publication_ms             bigint,
    until_by_publication_business_ms    bigint,
    until_by_collection_ms              bigint,
    until_by_collection_business_ms     bigint,
    sla_seconds                         bigint,
    sla_met                             boolean,
    sla_overrun_ms                      bigint,
    CONSTRAINT pk_conversation_status_changes PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

COMMENT ON TABLE conversation_status_changes IS
    'Openings, closes, reopenings and changes of the status, each at its own time (metrics 2.2). A close has its own source and category: closes are counted here';

CREATE INDEX ix_conversation_status_changes_at ON conversation_status_changes (account_id, generation, kind, at);

CREATE TABLE conversation_responses (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    agent_id        text COLLATE "C",
    team_id         text COLLATE "C",
    waiting_since   timestamptz      NOT NULL,
    at              timestamptz      NOT NULL,
    time_ms         bigint           NOT NULL,
    time_business_ms bigint,
    CONSTRAINT pk_conversation_responses PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_responses_at ON conversation_responses (account_id, generation, at);

CREATE TABLE conversation_assignments (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    at              timestamptz      NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    agent_id        text COLLATE "C",
    team_id         text COLLATE "C",
    account_ref     text COLLATE "C",
    by_type         text COLLATE "C",
    by_id           text COLLATE "C",
    CONSTRAINT pk_conversation_assignments PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_assignments_at ON conversation_assignments (account_id, generation, at);

CREATE TABLE conversation_held_chats (
    account_id       text COLLATE "C" NOT NULL,
    generation       smallint         NOT NULL DEFAULT 1,
    conversation_id  text COLLATE "C" NOT NULL,
    ordinal          integer          NOT NULL,
    agent_id         text COLLATE "C" NOT NULL,
    account_ref      text COLLATE "C",
    team_id          text COLLATE "C",
    received_at      timestamptz      NOT NULL,
    ended_at         timestamptz,
    first_message_at timestamptz,
    visitor_wrote    boolean          NOT NULL,
    CONSTRAINT pk_conversation_held_chats PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

COMMENT ON TABLE conversation_held_chats IS
    'An agent''s stretches with the conversation (metrics 2.1, holding): shifts, slots and what agents had are worked out of them';

-- What overlaps a range: received before its end and not ended before its start.
CREATE INDEX ix_conversation_held_chats_agent ON conversation_held_chats (account_id, generation, agent_id, received_at);
CREATE INDEX ix_conversation_held_chats_ended_at ON conversation_held_chats (account_id, generation, ended_at);

CREATE TABLE conversation_sessions (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    session_id      text COLLATE "C" NOT NULL,
    channel         text COLLATE "C" NOT NULL,
    started_at      timestamptz      NOT NULL,
    ended_at        timestamptz,
    derived         boolean          NOT NULL,
    by_type         text COLLATE "C",
    CONSTRAINT pk_conversation_sessions PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_sessions_started_at ON conversation_sessions (account_id, generation, started_at);

CREATE TABLE conversation_surveys (
    account_id        text COLLATE "C" NOT NULL,
    generation        smallint         NOT NULL DEFAULT 1,
    conversation_id   text COLLATE "C" NOT NULL,
    ordinal           integer          NOT NULL,
    at                timestamptz      NOT NULL,
    answered          boolean          NOT NULL,
    kind              text COLLATE "C" NOT NULL,
    agent_id          text COLLATE "C",
    credited_agent_id text COLLATE "C",
    score             text COLLATE "C",
    rating            text COLLATE "C",
    question          text,
    comment           text,
    CONSTRAINT pk_conversation_surveys PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_surveys_at ON conversation_surveys (account_id, generation, at);

CREATE TABLE conversation_payments (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    payment_id      text COLLATE "C" NOT NULL,
    status          text COLLATE "C" NOT NULL,
    requested_at    timestamptz,
    at              timestamptz      NOT NULL,
    amount          numeric          NOT NULL,
    currency        text COLLATE "C" NOT NULL,
    CONSTRAINT pk_conversation_payments PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_payments_at ON conversation_payments (account_id, generation, at);

CREATE TABLE conversation_topics (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    topic_id        text COLLATE "C" NOT NULL,
    added_at        timestamptz      NOT NULL,
    removed_at      timestamptz,
    CONSTRAINT pk_conversation_topics PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

CREATE INDEX ix_conversation_topics_added_at ON conversation_topics (account_id, generation, added_at);

CREATE TABLE conversation_backlog (
    account_id      text COLLATE "C" NOT NULL,
    generation      smallint         NOT NULL DEFAULT 1,
    conversation_id text COLLATE "C" NOT NULL,
    ordinal         integer          NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    started_at      timestamptz      NOT NULL,
    ended_at        timestamptz,
    CONSTRAINT pk_conversation_backlog PRIMARY KEY (account_id, generation, conversation_id, ordinal)
);

COMMENT ON TABLE conversation_backlog IS
    'Stretches in which a conversation was open, unassigned, waited for or never answered (metrics 2.5): how many there were at any instant is how many had begun and had not ended';

-- What overlaps a range: most of a long history ended before it. What has not ended is the backlog of now.
CREATE INDEX ix_conversation_backlog_ended_at ON conversation_backlog (account_id, generation, ended_at);

CALL protect_account_table('conversation_status_changes');
CALL protect_account_table('conversation_responses');
CALL protect_account_table('conversation_assignments');
CALL protect_account_table('conversation_held_chats');
CALL protect_account_table('conversation_sessions');
CALL protect_account_table('conversation_surveys');
CALL protect_account_table('conversation_payments');
CALL protect_account_table('conversation_topics');
CALL protect_account_table('conversation_backlog');
