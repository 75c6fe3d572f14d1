-- Reference data as it is today: what reports show for an id. Derived from the log and rebuildable.
CREATE TABLE agents (
    account_id  text COLLATE "C" NOT NULL,
    agent_id    text COLLATE "C" NOT NULL,
    username    text COLLATE "C",
    first_name  text COLLATE "C",
    last_name   text COLLATE "C",
    email       text COLLATE "C",
    team_id     text COLLATE "C",
    account_ref text COLLATE "C",
    deleted     boolean          NOT NULL,
    attributes  json             NOT NULL,
    CONSTRAINT pk_agents PRIMARY KEY (account_id, agent_id)
);

COMMENT ON COLUMN agents.deleted IS 'The name is kept, for what the agent did stays';
COMMENT ON COLUMN agents.attributes IS 'Fields that the columns do not know';

CREATE TABLE contacts (
    account_id  text COLLATE "C" NOT NULL,
    contact_id  text COLLATE "C" NOT NULL,
    name        text COLLATE "C",
    email       text COLLATE "C",
    phone       text COLLATE "C",
    company_id  text COLLATE "C",
    merged_into text COLLATE "C",
    survivor_id text COLLATE "C",
    deleted     boolean          NOT NULL,
    attributes  json             NOT NULL,
    CONSTRAINT pk_contacts PRIMARY KEY (account_id, contact_id)
);

COMMENT ON COLUMN contacts.merged_into IS 'As the contact''s own last merge says; null for a contact that was never merged';
COMMENT ON COLUMN contacts.survivor_id IS
    'Where merged_into leads in the end, over any number of merges in any order of arrival; null for a contact that was never merged. The survivor need not have a row of its own';

CREATE INDEX ix_contacts_merged_into ON contacts (account_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_contacts_survivor ON contacts (account_id, survivor_id) WHERE survivor_id IS NOT NULL;

CREATE TABLE reference_names (
    account_id   text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    reference_id text COLLATE "C" NOT NULL,
    name         text COLLATE "C",
    parent_id    text COLLATE "C",
    attributes   json             NOT NULL,
    CONSTRAINT pk_reference_names PRIMARY KEY (account_id, kind, reference_id)
);

COMMENT ON TABLE reference_names IS
    'Names of inboxes, teams, topics (with their parents), campaigns, hosts (the host name), bots, connections, agents'' own accounts; kind is the subject type';

CALL protect_account_table('agents');
CALL protect_account_table('contacts');
CALL protect_account_table('reference_names');
