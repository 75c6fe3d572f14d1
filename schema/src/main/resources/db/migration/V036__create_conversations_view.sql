-- An agent's name as people know it; null while nothing but the id is known.
CREATE FUNCTION agent_name(first_name text, last_name text, username text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT coalesce(nullif(btrim(concat_ws(' ', first_name, last_name)), ''), nullif(username, ''))
$$;

-- The name of an account: of another one as it was told, of the agents' own as it was made.
CREATE FUNCTION account_name(own text, other text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT coalesce(
        (SELECT n.name FROM reference_names n
         WHERE n.account_id = own AND n.kind = 'account' AND n.reference_id = other),
        (SELECT a.name FROM accounts a WHERE a.account_id = own AND own = other))
$$;

CREATE FUNCTION handling_type(account text, involved_agents text[], involved_accounts text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT CASE WHEN count(*) = 0 THEN NULL
                WHEN bool_and(i.account_ref = account) THEN 'self'
                WHEN bool_or(i.account_ref = account) THEN 'hybrid'
                ELSE 'external' END
    FROM (SELECT coalesce(a.account_ref, account) AS account_ref
          FROM unnest(involved_agents) AS g (agent_id)
          LEFT JOIN agents a ON a.account_id = account AND a.agent_id = g.agent_id
          UNION ALL
          SELECT unnest(involved_accounts)) AS i
$$;

CREATE FUNCTION topic_names(account text, topic_ids text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT string_agg(coalesce(n.name, t.topic_id), ',' ORDER BY t.ordinal)
    FROM unnest(topic_ids) WITH ORDINALITY AS t (topic_id, ordinal)
    LEFT JOIN reference_names n ON n.account_id = account AND n.kind = 'topic' AND n.reference_id = t.topic_id
$$;

-- A topic above itself ends the path.
CREATE FUNCTION topic_paths(account text, topic_ids text[]) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    WITH RECURSIVE above AS (
        SELECT t.ordinal, 1 AS height, t.topic_id COLLATE "C" AS topic_id,
               ARRAY [t.topic_id COLLATE "C"] AS passed
        FROM unnest(topic_ids) WITH ORDINALITY AS t (topic_id, ordinal)
        UNION ALL
        SELECT a.ordinal, a.height + 1, n.parent_id, a.passed || n.parent_id
        FROM above a
        JOIN reference_names n
          ON n.account_id = account AND n.kind = 'topic' AND n.reference_id = a.topic_id
        WHERE n.parent_id IS NOT NULL AND n.parent_id <> ALL (a.passed)),
    paths AS (
        SELECT a.ordinal, string_agg(coalesce(n.name, a.topic_id), ' > ' ORDER BY a.height DESC) AS path
        FROM above a
        LEFT JOIN reference_names n
          ON n.account_id = account AND n.kind = 'topic' AND n.reference_id = a.topic_id
        GROUP BY a.ordinal)
    SELECT string_agg(path, ',' ORDER BY ordinal) FROM paths
$$;

-- What went into a conversation, over others too; circles of merges end.
CREATE FUNCTION merged_conversations(account text, facts_of smallint, survivor text, merged_into text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    WITH RECURSIVE merged (conversation_id, merged_at) AS (
        SELECT m.conversation_id, m.merged_at FROM conversation_facts m
        WHERE m.account_id = account AND m.generation = facts_of AND m.merged_into = survivor
          AND merged_conversations.merged_into IS NULL
        UNION
        SELECT m.conversation_id, m.merged_at FROM merged o
        JOIN conversation_facts m
          ON m.account_id = account AND m.generation = facts_of AND m.merged_into = o.conversation_id)
    SELECT coalesce(merged_conversations.merged_into,
                    (SELECT string_agg(m.conversation_id, ',' ORDER BY m.merged_at, m.conversation_id) FROM merged m))
$$;

-- Of the account that the transaction has named, like the functions below.
CREATE FUNCTION public_base_url() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT s.public_base_url FROM account_settings s
    WHERE s.account_id = current_setting('colloquy.account', true)
$$;

-- Whole days, whatever the clocks do: a window is a length of time.
CREATE FUNCTION fcr_window() RETURNS interval
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT make_interval(hours => 24 * coalesce(
        (SELECT s.fcr_window_days FROM account_settings s
         WHERE s.account_id = current_setting('colloquy.account', true)), 7))
$$;

CREATE FUNCTION served_watermark() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT account_watermark(current_setting('colloquy.account', true))
$$;

-- A segment of an address: everything but what is unreserved is percent-encoded (RFC 3986).
CREATE FUNCTION url_segment(segment text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
    SELECT CASE WHEN segment ~ '^[A-Za-z0-9._~-]*$' THEN segment ELSE (
        SELECT string_agg(CASE WHEN c.letter ~ '[A-Za-z0-9._~-]' THEN c.letter
                               ELSE upper(regexp_replace(encode(convert_to(c.letter, 'UTF8'), 'hex'),
                                                         '(..)', '%\1', 'g')) END,
                          '' ORDER BY c.ordinal)
        FROM regexp_split_to_table(segment, '') WITH ORDINALITY AS c (letter, ordinal)) END
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
       agent_name(initiator_agent_id.first_name, initiator_agent_id.last_name, initiator_agent_id.username) AS initiator_agent_name,
       CASE WHEN f.contact_type_sent IS NOT NULL THEN f.contact_type_sent
            WHEN related.first_of_contact OR f.contact_id IS NULL THEN 'new'
            WHEN NOT related.first_of_contact THEN 'returning' END AS contact_type,
       f.campaign_id,
       campaign.name AS campaign_name,
       f.host_id,
       host.name AS host_name,
       f.visitor_id,
       f.visitor_identifier,
       f.visit_id,
       f.request_type,
       f.request_source,
       f.entrypoint_id,
       f.accept_url,
       f.decision_time_ms,
       f.decision_time_business_ms,
       (SELECT public_base_url()) || '/v1/conversations/' || url_segment(f.conversation_id) || '/transcript' AS transcript_url,
       (SELECT public_base_url()) || '/conversations/' || url_segment(f.conversation_id) AS conversation_link,
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
       f.assigned_agent_id,
       agent_name(assigned_agent_id.first_name, assigned_agent_id.last_name, assigned_agent_id.username) AS assigned_agent_name,
       CASE WHEN f.assigned_agent_account_sent IS NOT NULL THEN f.assigned_agent_account_sent
            WHEN assigned_agent_id.account_ref IS NOT NULL THEN assigned_agent_id.account_ref
            WHEN f.assigned_agent_id IS NOT NULL THEN f.account_id END AS assigned_agent_account_id,
       (SELECT account_name(f.account_id, CASE WHEN f.assigned_agent_account_sent IS NOT NULL THEN f.assigned_agent_account_sent
            WHEN assigned_agent_id.account_ref IS NOT NULL THEN assigned_agent_id.account_ref
            WHEN f.assigned_agent_id IS NOT NULL THEN f.account_id END)) AS assigned_agent_account_name,
       f.last_agent_id,
       agent_name(last_agent_id.first_name, last_agent_id.last_name, last_agent_id.username) AS last_agent_name,
       CASE WHEN f.last_agent_account_sent IS NOT NULL THEN f.last_agent_account_sent
            WHEN last_agent_id.account_ref IS NOT NULL THEN last_agent_id.account_ref
            WHEN f.last_agent_id IS NOT NULL THEN f.account_id END AS last_agent_account_id,
       (SELECT account_name(f.account_id, CASE WHEN f.last_agent_account_sent IS NOT NULL THEN f.last_agent_account_sent
            WHEN last_agent_id.account_ref IS NOT NULL THEN last_agent_id.account_ref
            WHEN f.last_agent_id IS NOT NULL THEN f.account_id END)) AS last_agent_account_name,
       (SELECT handling_type(f.account_id, f.involved_agents, f.involved_accounts)) AS handling_type,
       f.first_assignment_time_ms,
       f.first_assignment_time_business_ms,
       f.first_response_at,
       f.first_response_by,
       agent_name(first_response_by.first_name, first_response_by.last_name, first_response_by.username) AS first_response_by_name,
       f.first_response_time_ms,
       f.first_response_time_business_ms,
       f.first_reply_time_ms,
       f.first_reply_time_business_ms,
       f.accept_to_first_response_ms,
       f.accept_to_first_response_business_ms,
       f.handover_to_first_response_ms,
       f.handover_to_first_response_business_ms,
       f.first_assignment_to_first_response_ms,
       f.first_assignment_to_first_response_business_ms,
       f.last_assignment_to_response_ms,
       f.last_assignment_to_response_business_ms,
       f.average_response_time_ms,
       f.average_response_time_business_ms,
       f.max_response_time_ms,
       f.max_response_time_business_ms,
       f.response_count,
       f.waiting_since,
       f.unanswered,
       f.resolution_time_ms,
       f.resolution_time_business_ms,
       f.created_to_first_closed_ms,
       f.created_to_first_closed_business_ms,
       f.created_to_last_closed_ms,
       f.created_to_last_closed_business_ms,
       f.first_assignment_to_close_ms,
       f.first_assignment_to_close_business_ms,
       f.last_assignment_to_close_ms,
       f.last_assignment_to_close_business_ms,
       f.duration_total_ms,
       f.duration_total_business_ms,
       f.duration_conversation_ms,
       f.duration_conversation_business_ms,
       f.duration_after_close_ms,
       f.duration_after_close_business_ms,
       f.handle_time_ms,
       f.sla_first_response_seconds,
       f.sla_first_response_met,
       f.sla_resolution_seconds,
       f.sla_resolution_met,
       f.inbound_count,
       f.outbound_count,
       f.message_count,
       f.interaction_count,
       f.interaction_first_at,
       f.interaction_last_at,
       f.average_message_length,
       f.max_message_length,
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
       (SELECT topic_names(f.account_id, f.topic_ids)) AS topics,
       (SELECT topic_paths(f.account_id, f.topic_ids)) AS topics_with_hierarchy,
       f.status_change_count,
       f.payments_completed,
       f.payments_declined,
       f.payment_amount_completed_usd,
       f.payment_amount_declined_usd,
       f.survey_result,
       f.survey_comment,
       f.survey_question,
       f.csat,
       f.nps,
       f.blocked,
       f.block_reason,
       f.goals,
       f.total_goal_value,
       f.fcr_eligible,
       CASE WHEN NOT f.fcr_eligible THEN NULL
            WHEN f.second_session_at IS NOT NULL THEN false
            WHEN least(f.first_reopened_at, related.next_conversation_at)
                 <= f.first_closed_at + (SELECT fcr_window()) THEN false
            WHEN f.first_closed_at + (SELECT fcr_window()) < (SELECT served_watermark()) THEN true END AS fcr_success,
       f.merged_into,
       (SELECT merged_conversations(f.account_id, f.generation, f.conversation_id, f.merged_into)) AS merged_conversations,
       f.bot_handled,
       f.bot_handovers,
       f.ad_network,
       f.bot_ids,
       f.session_channels,
       f.topic_ids
FROM conversation_facts f
LEFT JOIN conversation_relations related
       ON related.account_id = f.account_id AND related.generation = f.generation
      AND related.conversation_id = f.conversation_id
LEFT JOIN contacts own ON own.account_id = f.account_id AND own.contact_id = f.contact_id
LEFT JOIN contacts contact
       ON contact.account_id = f.account_id AND contact.contact_id = CASE WHEN own.survivor_id IS NULL THEN f.contact_id ELSE own.survivor_id END
LEFT JOIN agents initiator_agent_id ON initiator_agent_id.account_id = f.account_id AND initiator_agent_id.agent_id = f.initiator_agent_id
LEFT JOIN agents closed_by ON closed_by.account_id = f.account_id AND closed_by.agent_id = f.closed_by
LEFT JOIN agents first_assignee ON first_assignee.account_id = f.account_id AND first_assignee.agent_id = f.first_assignee
LEFT JOIN agents last_assignee ON last_assignee.account_id = f.account_id AND last_assignee.agent_id = f.last_assignee
LEFT JOIN agents assignee_created ON assignee_created.account_id = f.account_id AND assignee_created.agent_id = f.assignee_created
LEFT JOIN agents assignee_closed ON assignee_closed.account_id = f.account_id AND assignee_closed.agent_id = f.assignee_closed
LEFT JOIN agents assignee_current ON assignee_current.account_id = f.account_id AND assignee_current.agent_id = f.assignee_current
LEFT JOIN agents first_response_by ON first_response_by.account_id = f.account_id AND first_response_by.agent_id = f.first_response_by
LEFT JOIN agents assigned_agent_id ON assigned_agent_id.account_id = f.account_id AND assigned_agent_id.agent_id = f.assigned_agent_id
LEFT JOIN agents last_agent_id ON last_agent_id.account_id = f.account_id AND last_agent_id.agent_id = f.last_agent_id
LEFT JOIN reference_names connection
       ON connection.account_id = f.account_id AND connection.kind = 'connection' AND connection.reference_id = f.connection_id
LEFT JOIN reference_names bot
       ON bot.account_id = f.account_id AND bot.kind = 'bot' AND bot.reference_id = f.bot_id
LEFT JOIN reference_names campaign
       ON campaign.account_id = f.account_id AND campaign.kind = 'campaign' AND campaign.reference_id = f.campaign_id
LEFT JOIN reference_names host
       ON host.account_id = f.account_id AND host.kind = 'host' AND host.reference_id = f.host_id
LEFT JOIN reference_names closed_by_team
       ON closed_by_team.account_id = f.account_id AND closed_by_team.kind = 'team' AND closed_by_team.reference_id = f.closed_by_team
LEFT JOIN reference_names inbox_created
       ON inbox_created.account_id = f.account_id AND inbox_created.kind = 'inbox' AND inbox_created.reference_id = f.inbox_created
LEFT JOIN reference_names inbox_closed
       ON inbox_closed.account_id = f.account_id AND inbox_closed.kind = 'inbox' AND inbox_closed.reference_id = f.inbox_closed
LEFT JOIN reference_names inbox_current
       ON inbox_current.account_id = f.account_id AND inbox_current.kind = 'inbox' AND inbox_current.reference_id = f.inbox_current
WHERE f.generation = (SELECT facts_generation());

COMMENT ON VIEW conversations IS
    'What is read of a conversation: its stored facts, and those that hold as of today (names, the surviving contact, what the contact''s other conversations make of it). Every join is a left join on a primary key, and every look-up a sub-select, so that a query pays only for the columns it names';
COMMENT ON COLUMN conversations.contact_type IS
    'As sent; else new without an earlier conversation of the contact, its merged ones included, that is no test';
COMMENT ON COLUMN conversations.fcr_success IS
    'Whether the window has passed without one is a question of the watermark, so it is asked on reading';
