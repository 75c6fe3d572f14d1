CREATE TABLE conversation_facts (
    account_id                            text COLLATE "C" NOT NULL,
    generation                            smallint NOT NULL DEFAULT 1,
    conversation_id                       text COLLATE "C" NOT NULL,
    event_count                           bigint NOT NULL,
    as_of                                 timestamptz NOT NULL DEFAULT '-infinity',
    due_at                                timestamptz,
    definitions                           integer NOT NULL DEFAULT 0,
    configuration_count                   bigint NOT NULL DEFAULT 0,
    last_received_at                      timestamptz NOT NULL DEFAULT '-infinity',
    late_received_at                      timestamptz,
    digest                                bigint NOT NULL DEFAULT 0,
    rows_digest                           bigint NOT NULL DEFAULT 0,
    first_computed_at                     timestamptz NOT NULL DEFAULT now(),
    last_computed_at                      timestamptz NOT NULL DEFAULT now(),
    changed_at                            timestamptz,
    change_reason                         text COLLATE "C",
    contact_id                                     text COLLATE "C",
    opened_at                                      timestamptz NOT NULL,
    opened_source                                  text COLLATE "C",
    opened_channel                                 text COLLATE "C",
    connection_id                                  text COLLATE "C",
    publication_type                               text COLLATE "C",
    environment                                    text COLLATE "C",
    bot_id                                         text COLLATE "C",
    initiator_type                                 text COLLATE "C",
    initiator_agent_id                             text COLLATE "C",
    contact_type_sent                              text COLLATE "C",
    campaign_id                                    text COLLATE "C",
    host_id                                        text COLLATE "C",
    visitor_id                                     text COLLATE "C",
    visitor_identifier                             text COLLATE "C",
    visit_id                                       text COLLATE "C",
    request_type                                   text COLLATE "C",
    request_source                                 text COLLATE "C",
    entrypoint_id                                  text COLLATE "C",
    accept_url                                     text COLLATE "C",
    decision_time_ms                               bigint,
    decision_time_business_ms                      bigint,
    status                                         text COLLATE "C",
    first_closed_at                                timestamptz,
    last_closed_at                                 timestamptz,
    closed_at                                      timestamptz,
    closed_source                                  text COLLATE "C",
    closed_by_type                                 text COLLATE "C",
    closed_by                                      text COLLATE "C",
    closed_by_team                                 text COLLATE "C",
    closed_rule_id                                 text COLLATE "C",
    category                                       text COLLATE "C",
    summary                                        text COLLATE "C",
    success_code                                   text COLLATE "C",
    first_assigned_at                              timestamptz,
    first_assignee                                 text COLLATE "C",
    last_assigned_at                               timestamptz,
    last_assignee                                  text COLLATE "C",
    unassigned_at_end                              boolean,
    assignee_created                               text COLLATE "C",
    assignee_closed                                text COLLATE "C",
    assignee_current                               text COLLATE "C",
    inbox_created                                  text COLLATE "C",
    inbox_closed                                   text COLLATE "C",
    inbox_current                                  text COLLATE "C",
    assigned_agent_id                              text COLLATE "C",
    assigned_agent_account_sent                    text COLLATE "C",
    last_agent_id                                  text COLLATE "C",
    last_agent_account_sent                        text COLLATE "C",
    involved_agents                                text[] COLLATE "C",
    involved_accounts                              text[] COLLATE "C",
    first_assignment_time_ms                       bigint,
    first_assignment_time_business_ms              bigint,
    first_response_at                              timestamptz,
    first_response_by                              text COLLATE "C",
    first_response_time_ms                         bigint,
    first_response_time_business_ms                bigint,
    first_reply_time_ms                            bigint,
    first_reply_time_business_ms                   bigint,
    accept_to_first_response_ms                    bigint,
    accept_to_first_response_business_ms           bigint,
    handover_to_first_response_ms                  bigint,
    handover_to_first_response_business_ms         bigint,
    first_assignment_to_first_response_ms          bigint,
    first_assignment_to_first_response_business_ms bigint,
    last_assignment_to_response_ms                 bigint,
    last_assignment_to_response_business_ms        bigint,
    average_response_time_ms                       bigint,
    average_response_time_business_ms              bigint,
    max_response_time_ms                           bigint,
    max_response_time_business_ms                  bigint,
    response_count                                 bigint,
    waiting_since                                  timestamptz,
    unanswered                                     boolean,
    resolution_time_ms                             bigint,
    resolution_time_business_ms                    bigint,
    created_to_first_closed_ms                     bigint,
    created_to_first_closed_business_ms            bigint,
    created_to_last_closed_ms                      bigint,
    created_to_last_closed_business_ms             bigint,
    first_assignment_to_close_ms                   bigint,
    first_assignment_to_close_business_ms          bigint,
    last_assignment_to_close_ms                    bigint,
    last_assignment_to_close_business_ms           bigint,
    duration_total_ms                              bigint,
    duration_total_business_ms                     bigint,
    duration_conversation_ms                       bigint,
    duration_conversation_business_ms              bigint,
    duration_after_close_ms                        bigint,
    duration_after_close_business_ms               bigint,
    handle_time_ms                                 bigint,
    sla_first_response_seconds                     bigint,
    sla_first_response_met                         boolean,
    sla_resolution_seconds                         bigint,
    sla_resolution_met                             boolean,
    inbound_count                                  bigint,
    outbound_count                                 bigint,
    message_count                                  bigint,
    interaction_count                              bigint,
    interaction_first_at                           timestamptz,
    interaction_last_at                            timestamptz,
    average_message_length                         numeric,
    max_message_length                             bigint,
    assignment_count                               bigint,
    first_session_id                               text COLLATE "C",
    first_channel                                  text COLLATE "C",
    second_channel                                 text COLLATE "C",
    third_channel                                  text COLLATE "C",
    last_channel                                   text COLLATE "C",
    session_count                                  bigint,
    channel_count                                  bigint,
    session_channels                               text[] COLLATE "C",
    note_count                                     bigint,
    agent_count                                    bigint,
    inbox_count                                    bigint,
    unassigned_by_rule_count                       bigint,
    closed_count                                   bigint,
    reopened_count                                 bigint,
    topic_added_count                              bigint,
    topic_removed_count                            bigint,
    topic_ids                                      text[] COLLATE "C",
    status_change_count                            bigint,
    payments_completed                             bigint,
    payments_declined                              bigint,
    payment_amount_completed_usd                   numeric,
    payment_amount_declined_usd                    numeric,
    survey_result                                  text COLLATE "C",
    survey_comment                                 text COLLATE "C",
    survey_question                                text COLLATE "C",
    csat                                           bigint,
    nps                                            bigint,
    blocked                                        boolean,
    block_reason                                   text COLLATE "C",
    goals                                          text COLLATE "C",
    total_goal_value                               numeric,
    fcr_eligible                                   boolean,
    second_session_at                              timestamptz,
    first_reopened_at                              timestamptz,
    merged_into                                    text COLLATE "C",
    merged_at                                      timestamptz,
    bot_handled                                    boolean,
    bot_handovers                                  bigint,
    ad_network                            text COLLATE "C",
    bot_ids                               text[] COLLATE "C" NOT NULL DEFAULT '{}',
    CONSTRAINT pk_conversation_facts PRIMARY KEY (account_id, generation, conversation_id)
);

COMMENT ON TABLE conversation_facts IS
    'One row a conversation: what its events say, derived from the log and rebuildable. One column a fact of the catalogue that comes from the log (durations in milliseconds); names, and what depends on other conversations, are joined on reading';
COMMENT ON COLUMN conversation_facts.generation IS
    'Facts of accounts.generation are served; those of a rebuild are written beside them';
COMMENT ON COLUMN conversation_facts.event_count IS
    'Events that the facts were worked out from, those of the account''s configuration included. The log only grows, so of two folds the one over more events saw all that the other saw: fewer never overwrite more';
COMMENT ON COLUMN conversation_facts.as_of IS
    'The confirmed horizon when the facts were worked out: silence counts up to then. Of two folds over as many events the one as of a later instant is the newer';
COMMENT ON COLUMN conversation_facts.due_at IS
    'The next instant at which the facts change without an event; null if they never do, or if the conversation is queued because it has come';
COMMENT ON COLUMN conversation_facts.definitions IS 'The version of the definitions that the facts were worked out by';
COMMENT ON COLUMN conversation_facts.configuration_count IS 'How many of the events were of the configuration';
COMMENT ON COLUMN conversation_facts.late_received_at IS
    'When the last event arrived that had happened before another one that had arrived earlier; null if all came in order';
COMMENT ON COLUMN conversation_facts.digest IS
    'Of the facts: tells whether they have changed. rows_digest likewise of the conversation''s rows in other tables';
COMMENT ON COLUMN conversation_facts.changed_at IS
    'When the facts last became others than they were; null since they were first computed. change_reason says why';
COMMENT ON COLUMN conversation_facts.first_computed_at IS
    'When the conversation''s facts were first committed. Not a fact: it does not come from the log and enters no file';
COMMENT ON COLUMN conversation_facts.ad_network IS
    'Where the ad was that opened the conversation; no fact of the catalogue, but openings are split by it';
COMMENT ON COLUMN conversation_facts.bot_ids IS
    'The bots that spoke, and the one of the opening, sorted; no fact of the catalogue, but conversations are selected by it';

CREATE INDEX ix_conversation_facts_opened_at
    ON conversation_facts (account_id, generation, opened_at, conversation_id);
CREATE INDEX ix_conversation_facts_closed_at
    ON conversation_facts (account_id, generation, closed_at, conversation_id);
CREATE INDEX ix_conversation_facts_contact
    ON conversation_facts (account_id, generation, contact_id, opened_at, conversation_id);
-- What went into a conversation, and circles of merges.
CREATE INDEX ix_conversation_facts_merged_into
    ON conversation_facts (account_id, generation, merged_into) WHERE merged_into IS NOT NULL;
-- Few conversations ever change after they were closed, but all that were talked in did: read by who follows the changes.
CREATE INDEX ix_conversation_facts_changed_at
    ON conversation_facts (account_id, generation, changed_at, conversation_id) WHERE changed_at IS NOT NULL;
-- Led by the time, for the worker takes the oldest of all accounts. The watermark of one account reads what is due, of
-- every account: next to nothing.
CREATE INDEX ix_conversation_facts_due ON conversation_facts (due_at, account_id) WHERE due_at IS NOT NULL;

CALL protect_account_table('conversation_facts');
