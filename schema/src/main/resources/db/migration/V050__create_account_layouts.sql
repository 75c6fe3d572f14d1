CREATE TABLE account_layouts (
    account_id text COLLATE "C" NOT NULL,
    layout_id  text COLLATE "C" NOT NULL,
    document   text             NOT NULL,
    updated_by text             NOT NULL,
    updated_at timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT pk_account_layouts PRIMARY KEY (account_id, layout_id)
);

COMMENT ON TABLE account_layouts IS
    'Layouts of files that accounts described themselves, beside the built-in ones. No account data that follows from the log: a rebuild leaves them';
COMMENT ON COLUMN account_layouts.document IS
    'As it was sent, YAML or JSON, checked before: its hash is what the manifests of files name';

CALL protect_account_table('account_layouts');
