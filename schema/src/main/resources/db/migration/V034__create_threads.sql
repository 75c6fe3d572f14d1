CREATE TABLE threads (
    account_id         text COLLATE "C" NOT NULL,
    conversation_id    text COLLATE "C" NOT NULL,
    connection_id      text COLLATE "C" NOT NULL,
    contact_id         text COLLATE "C" NOT NULL,
    opened_at          timestamptz      NOT NULL,
    inactivity_seconds integer,
    CONSTRAINT pk_threads PRIMARY KEY (account_id, conversation_id)
);

COMMENT ON TABLE threads IS
    'The conversations that a contact has on a connection: which of them a message joins that names none (events 1.4). What happened in them is read from the log';
COMMENT ON COLUMN threads.opened_at IS 'The earliest opening known';
COMMENT ON COLUMN threads.inactivity_seconds IS
    'After how long without a message it ends; null for one that a producer opened by id, which never ends by inactivity';

CREATE INDEX ix_threads_contact ON threads (account_id, connection_id, contact_id, opened_at);

CREATE TABLE thread_messages (
    account_id      text COLLATE "C" NOT NULL,
    message_key     uuid             NOT NULL,
    conversation_id text COLLATE "C",
    CONSTRAINT pk_thread_messages PRIMARY KEY (account_id, message_key)
);

COMMENT ON TABLE thread_messages IS
    'Where the messages are whose conversation was found, so that what is told of them later follows them';
COMMENT ON COLUMN thread_messages.message_key IS
    'First 16 bytes of SHA-256 over connection id, a zero byte, the channel''s message id';
COMMENT ON COLUMN thread_messages.conversation_id IS 'Null for a message that belongs to no conversation';

CALL protect_account_table('threads');
CALL protect_account_table('thread_messages');
