CREATE TABLE conversation_interactions (
    account_id        text COLLATE "C" NOT NULL,
    generation        smallint         NOT NULL DEFAULT 1,
    conversation_id   text COLLATE "C" NOT NULL,
    event_key         uuid             NOT NULL,
    ordinal           integer          NOT NULL,
    message_id        text COLLATE "C" NOT NULL,
    direction         text COLLATE "C" NOT NULL,
    published_at      timestamptz      NOT NULL,
    collected_at      timestamptz      NOT NULL,
    processed_at      timestamptz      NOT NULL DEFAULT now(),
    author_type       text COLLATE "C" NOT NULL,
    author_id         text COLLATE "C",
    channel           text COLLATE "C" NOT NULL,
    publication_type  text COLLATE "C",
    connection_id     text COLLATE "C",
    assigned_agent_id text COLLATE "C",
    status            text COLLATE "C",
    text_key          uuid,
    CONSTRAINT pk_conversation_interactions PRIMARY KEY (account_id, generation, conversation_id, event_key)
);

COMMENT ON TABLE conversation_interactions IS
    'The messages of a conversation and the calls that its customer began. What was said and sent is not repeated here: it is in the log, under event_key and text_key';
COMMENT ON COLUMN conversation_interactions.event_key IS 'The event of the log that brought it';
COMMENT ON COLUMN conversation_interactions.text_key IS
    'The event whose text counts by now, the message itself or its last edit; null once deleted, and without text';
COMMENT ON COLUMN conversation_interactions.processed_at IS
    'When it was first committed here; kept by a rebuild, and no fact: it does not come from the log';

CREATE INDEX ix_conversation_interactions_published_at
    ON conversation_interactions (account_id, generation, published_at, conversation_id);

CALL protect_account_table('conversation_interactions');
