-- What is served of the tables of conversations' rows, under the names of the datasets.
CREATE VIEW status_changes WITH (security_invoker = true) AS
SELECT * FROM conversation_status_changes WHERE generation = (SELECT facts_generation());

CREATE VIEW responses WITH (security_invoker = true) AS
SELECT * FROM conversation_responses WHERE generation = (SELECT facts_generation());

CREATE VIEW assignments WITH (security_invoker = true) AS
SELECT * FROM conversation_assignments WHERE generation = (SELECT facts_generation());

CREATE VIEW held_chats WITH (security_invoker = true) AS
SELECT * FROM conversation_held_chats WHERE generation = (SELECT facts_generation());

CREATE VIEW sessions WITH (security_invoker = true) AS
SELECT * FROM conversation_sessions WHERE generation = (SELECT facts_generation());

CREATE VIEW surveys WITH (security_invoker = true) AS
SELECT * FROM conversation_surveys WHERE generation = (SELECT facts_generation());

CREATE VIEW payments WITH (security_invoker = true) AS
SELECT * FROM conversation_payments WHERE generation = (SELECT facts_generation());

CREATE VIEW topics WITH (security_invoker = true) AS
SELECT * FROM conversation_topics WHERE generation = (SELECT facts_generation());

CREATE VIEW backlog WITH (security_invoker = true) AS
SELECT * FROM conversation_backlog WHERE generation = (SELECT facts_generation());

CREATE VIEW interactions WITH (security_invoker = true) AS
SELECT * FROM conversation_interactions WHERE generation = (SELECT facts_generation());

-- The closes among the status changes, by the names that the facts of the last close have.
CREATE VIEW conversation_closes WITH (security_invoker = true) AS
SELECT account_id, conversation_id, ordinal, at AS closed_at, source AS closed_source, by_type AS closed_by_type,
       agent_id AS closed_by, team_id AS closed_by_team, category
FROM conversation_status_changes
WHERE generation = (SELECT facts_generation()) AND kind = 'closed';
