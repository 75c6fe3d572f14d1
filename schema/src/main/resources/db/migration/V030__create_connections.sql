CREATE TABLE connections (
    account_id          text COLLATE "C"   NOT NULL,
    connection_id       text COLLATE "C"   NOT NULL,
    channel             text COLLATE "C"   NOT NULL,
    provider            text COLLATE "C",
    name                text               NOT NULL,
    secrets             bytea[]            NOT NULL,
    secrets_changed_at  timestamptz,
    verify_token        bytea,
    inactivity_seconds  integer            NOT NULL,
    session_gap_seconds integer            NOT NULL,
    inbox_id            text COLLATE "C",
    environment         text COLLATE "C"   NOT NULL,
    bot_id              text COLLATE "C",
    bot_app_ids         text[] COLLATE "C" NOT NULL,
    updated_at          timestamptz        NOT NULL,
    CONSTRAINT pk_connections PRIMARY KEY (account_id, connection_id),
    CONSTRAINT uq_connections_connection_id UNIQUE (connection_id),
    CONSTRAINT fk_connections_account FOREIGN KEY (account_id) REFERENCES accounts (account_id),
    CONSTRAINT ck_connections_secrets CHECK (cardinality(secrets) <= 2),
    CONSTRAINT ck_connections_seconds CHECK (inactivity_seconds > 0 AND session_gap_seconds > 0)
);

COMMENT ON TABLE connections IS 'The numbers, pages, bots and mailboxes that an account has on its channels';
COMMENT ON CONSTRAINT uq_connections_connection_id ON connections IS
    'A channel''s webhook names the connection and no account';
COMMENT ON COLUMN connections.provider IS 'Whose language the webhook speaks; null: no webhook, events alone';
COMMENT ON COLUMN connections.secrets IS
    'None, one, or two during a rotation, each sealed by AES-256-GCM for this account, connection and column';
COMMENT ON COLUMN connections.verify_token IS 'Sealed like the secrets';

CALL protect_account_table('connections');
