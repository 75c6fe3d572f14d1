CREATE TABLE accounts (
    account_id text COLLATE "C" NOT NULL,
    name       text             NOT NULL,
    timezone   text             NOT NULL,
    created_at timestamptz      NOT NULL DEFAULT now(),
    generation smallint         NOT NULL DEFAULT 1,
    CONSTRAINT pk_accounts PRIMARY KEY (account_id)
);

COMMENT ON TABLE accounts IS 'The tenants. Not account data: read to find out who is asking, so without row-level security';
COMMENT ON COLUMN accounts.generation IS
    'Which of the stored facts are served. A rebuild writes the next generation beside them and then moves this number';

CREATE FUNCTION facts_generation() RETURNS smallint
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT generation FROM accounts WHERE account_id = current_setting('colloquy.account', true)
$$;

COMMENT ON FUNCTION facts_generation IS
    'Which of the stored facts are served to the account that the transaction has named; null for a worker that serves every account';

CREATE TABLE api_keys (
    account_id text COLLATE "C" NOT NULL,
    key_id     text COLLATE "C" NOT NULL,
    name       text             NOT NULL,
    key_hash   bytea            NOT NULL,
    roles      text[]           NOT NULL,
    created_at timestamptz      NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT pk_api_keys PRIMARY KEY (account_id, key_id),
    CONSTRAINT uq_api_keys_key_hash UNIQUE (key_hash),
    CONSTRAINT fk_api_keys_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON COLUMN api_keys.key_hash IS
    'SHA-256 of the whole key: 32 random bytes need no salt and no slow hash, and the key itself is never stored';
