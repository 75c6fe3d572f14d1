-- Tenancy holds in the database too: a table of account data shows a connection only the rows of the account it has
-- named with set_config('colloquy.account', …), and nothing when it has named none. Workers that serve every account
-- name '*'. FORCE makes the rule hold for the owner, so one ordinary role is enough for migrations and services;
-- superusers and BYPASSRLS roles escape it, and the services refuse to start as one.
CREATE PROCEDURE protect_account_table(table_name regclass)
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', table_name);
    -- The sub-selects are evaluated once a statement, not once a row.
    EXECUTE format($policy$
        CREATE POLICY account_only ON %s USING (
            account_id = (SELECT current_setting('colloquy.account', true))
            OR (SELECT current_setting('colloquy.account', true)) = '*')
        $policy$, table_name);
END
$$;

COMMENT ON PROCEDURE protect_account_table IS
    'Every migration that creates a table of account data calls this, so that a query that forgets its account finds nothing';
