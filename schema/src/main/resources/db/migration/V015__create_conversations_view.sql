-- An agent's name as people know it; null while nothing but the id is known.
CREATE FUNCTION agent_name(first_name text, last_name text, username text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT coalesce(nullif(btrim(concat_ws(' ', first_name, last_name)), ''), nullif(username, ''))
$$;

-- CASE where coalesce() would do: row-level security lets only conditions known to leak nothing into an index scan, and
-- PostgreSQL knows that of CASE, not of coalesce().
CREATE VIEW conversations WITH (security_invoker = true) AS
SELECT f.account_id,
       f.conversation_id,
       CASE WHEN own.survivor_id IS NULL THEN f.contact_id ELSE own.survivor_id END AS contact_id,
       contact.name AS contact_name,
       contact.email AS contact_email,
       contact.phone AS contact_phone,
       contact.company_id AS contact_company_id,
       f.opened_at,
       f.opened_source,
       f.opened_channel,
       f.connection_id,
       connection.name AS connection_name,
       f.publication_type,
       f.environment,
       f.bot_id,
       bot.name AS bot_name,
       f.initiator_type,
       f.initiator_agent_id,
       agent_name(initiator_agent.first_name, initiator_agent.last_name, initiator_agent.username) AS initiator_agent_name,
       coalesce(f.contact_type_sent,
                CASE WHEN EXISTS (SELECT
                                  FROM conversation_facts earlier
                                  WHERE earlier.account_id = f.account_id
                                    AND earlier.contact_id = CASE WHEN own.survivor_id IS NULL THEN f.contact_id ELSE own.survivor_id END
                                    AND earlier.environment <> 'test'
                                    AND (earlier.opened_at, earlier.conversation_id) < (f.opened_at, f.conversation_id))
                       OR EXISTS (SELECT
                                  FROM contacts merged
                                  JOIN conversation_facts earlier
                                    ON earlier.account_id = merged.account_id
                                   AND earlier.contact_id = merged.contact_id
                                  WHERE merged.account_id = f.account_id
                                    AND merged.survivor_id = CASE WHEN own.survivor_id IS NULL THEN f.contact_id ELSE own.survivor_id END
                                    AND earlier.environment <> 'test'
                                    AND (earlier.opened_at, earlier.conversation_id) < (f.opened_at, f.conversation_id))
                     THEN 'returning' ELSE 'new' END) AS contact_type,
       f.campaign_id,
       campaign.name AS campaign_name,
       f.host_id,
       f.visitor_id,
       f.request_type,
       f.request_source,
       f.entrypoint_id,
       f.status,
       f.first_closed_at,
       f.last_closed_at,
       f.closed_at,
       f.closed_source,
       f.closed_by_type,
       f.closed_by,
       agent_name(closed_by.first_name, closed_by.last_name, closed_by.username) AS closed_by_name,
       f.closed_by_team,
       closed_by_team.name AS closed_by_team_name,
       f.closed_rule_id,
       f.category,
       f.summary,
       f.success_code,
       f.first_assigned_at,
       f.first_assignee,
       agent_name(first_assignee.first_name, first_assignee.last_name, first_assignee.username) AS first_assignee_name,
       f.last_assigned_at,
       f.last_assignee,
       agent_name(last_assignee.first_name, last_assignee.last_name, last_assignee.username) AS last_assignee_name,
       f.unassigned_at_end,
       f.assignee_created,
       agent_name(assignee_created.first_name, assignee_created.last_name, assignee_created.username) AS assignee_created_name,
       f.assignee_closed,
       agent_name(assignee_closed.first_name, assignee_closed.last_name, assignee_closed.username) AS assignee_closed_name,
       f.assignee_current,
       agent_name(assignee_current.first_name, assignee_current.last_name, assignee_current.username) AS assignee_current_name,
       f.inbox_created,
       inbox_created.name AS inbox_created_name,
       f.inbox_closed,
       inbox_closed.name AS inbox_closed_name,
       f.inbox_current,
       inbox_current.name AS inbox_current_name,
       f.first_assignment_time_ms,
       f.first_response_at,
       f.first_response_by,
       agent_name(first_response_by.first_name, first_response_by.last_name, first_response_by.username) AS first_response_by_name,
       f.first_response_time_ms,
       f.first_reply_time_ms,
       f.accept_to_first_response_ms,
       f.handover_to_first_response_ms,
       f.first_assignment_to_first_response_ms,
       f.last_assignment_to_response_ms,
       f.average_response_time_ms,
       f.max_response_time_ms,
       f.response_count,
       f.waiting_since,
       f.unanswered,
       f.resolution_time_ms,
       f.created_to_first_closed_ms,
       f.created_to_last_closed_ms,
       f.first_assignment_to_close_ms,
       f.last_assignment_to_close_ms,
       f.inbound_count,
       f.outbound_count,
       f.message_count,
       f.interaction_count,
       f.interaction_first_at,
       f.interaction_last_at,
       f.assignment_count,
       f.first_session_id,
       f.first_channel,
       f.second_channel,
       f.third_channel,
       f.last_channel,
       f.session_count,
       f.channel_count,
       f.note_count,
       f.agent_count,
       f.inbox_count,
       f.unassigned_by_rule_count,
       f.closed_count,
       f.reopened_count,
       f.topic_added_count,
       f.topic_removed_count,
       f.status_change_count,
       f.payments_completed,
       f.payments_declined,
       f.bot_handled,
       f.bot_handovers,
       f.ad_network,
       f.bot_ids
FROM conversation_facts f
LEFT JOIN contacts own ON own.account_id = f.account_id AND own.contact_id = f.contact_id
LEFT JOIN contacts contact
       ON contact.account_id = f.account_id AND contact.contact_id = CASE WHEN own.survivor_id IS NULL THEN f.contact_id ELSE own.survivor_id END
LEFT JOIN agents initiator_agent ON initiator_agent.account_id = f.account_id AND initiator_agent.agent_id = f.initiator_agent_id
LEFT JOIN agents closed_by ON closed_by.account_id = f.account_id AND closed_by.agent_id = f.closed_by
LEFT JOIN agents first_assignee ON first_assignee.account_id = f.account_id AND first_assignee.agent_id = f.first_assignee
LEFT JOIN agents last_assignee ON last_assignee.account_id = f.account_id AND last_assignee.agent_id = f.last_assignee
LEFT JOIN agents assignee_created ON assignee_created.account_id = f.account_id AND assignee_created.agent_id = f.assignee_created
LEFT JOIN agents assignee_closed ON assignee_closed.account_id = f.account_id AND assignee_closed.agent_id = f.assignee_closed
LEFT JOIN agents assignee_current ON assignee_current.account_id = f.account_id AND assignee_current.agent_id = f.assignee_current
LEFT JOIN agents first_response_by ON first_response_by.account_id = f.account_id AND first_response_by.agent_id = f.first_response_by
LEFT JOIN reference_names connection
       ON connection.account_id = f.account_id AND connection.kind = 'connection' AND connection.reference_id = f.connection_id
LEFT JOIN reference_names bot
       ON bot.account_id = f.account_id AND bot.kind = 'bot' AND bot.reference_id = f.bot_id
LEFT JOIN reference_names campaign
       ON campaign.account_id = f.account_id AND campaign.kind = 'campaign' AND campaign.reference_id = f.campaign_id
LEFT JOIN reference_names closed_by_team
       ON closed_by_team.account_id = f.account_id AND closed_by_team.kind = 'team' AND closed_by_team.reference_id = f.closed_by_team
LEFT JOIN reference_names inbox_created
       ON inbox_created.account_id = f.account_id AND inbox_created.kind = 'inbox' AND inbox_created.reference_id = f.inbox_created
LEFT JOIN reference_names inbox_closed
       ON inbox_closed.account_id = f.account_id AND inbox_closed.kind = 'inbox' AND inbox_closed.reference_id = f.inbox_closed
LEFT JOIN reference_names inbox_current
       ON inbox_current.account_id = f.account_id AND inbox_current.kind = 'inbox' AND inbox_current.reference_id = f.inbox_current;

COMMENT ON VIEW conversations IS
    'What is read of a conversation: its stored facts, and those that hold as of today (names, the surviving contact, whether it is the contact''s first). Every join is a left join on a primary key, so that a query pays only for the columns it names';
COMMENT ON COLUMN conversations.contact_type IS
    'As sent; else new without an earlier conversation of the contact, its merged ones included, that is no test';
