CREATE TABLE export_links (
    account_id    text COLLATE "C" NOT NULL,
    link_id       uuid             NOT NULL,
    token_hash    bytea            NOT NULL,
    name          text             NOT NULL,
    export        text             NOT NULL,
    created_by    text             NOT NULL,
    created_at    timestamptz      NOT NULL,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    uses          bigint           NOT NULL DEFAULT 0,
    last_used_at  timestamptz,
    minute_began_at timestamptz,
    minute_uses   integer          NOT NULL DEFAULT 0,
    last_job_id   uuid,
    CONSTRAINT pk_export_links PRIMARY KEY (account_id, link_id),
    CONSTRAINT uq_export_links_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_export_links_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON TABLE export_links IS 'Permanent addresses of one report each, open to whoever knows the token';
COMMENT ON COLUMN export_links.token_hash IS
    'SHA-256 of the token: 32 random bytes need no salt and no slow hash, and the token itself is never stored';
COMMENT ON COLUMN export_links.export IS 'The body of the job; its columns are written out, so that later ones stay out of it';
COMMENT ON COLUMN export_links.minute_uses IS 'Requests since minute_began_at, those that were refused for it included';
COMMENT ON COLUMN export_links.last_job_id IS 'The job whose file was served last, or is being made: what comes meanwhile waits for it';

CALL protect_account_table('export_links');
