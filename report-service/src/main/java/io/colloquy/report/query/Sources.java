package io.colloquy.report.query;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.Filter;
import io.colloquy.report.query.Source.Expression;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The rows that there are: the views of the datasets, each with its conversation. */
final class Sources {
    private static final String NOT_MERGED = "c.status <> 'merged'";
    private static final String CONVERSATION = "c.conversation_id";
    private static final UnaryOperator<String> OF_CONVERSATION = column -> "c." + column;
    private static final Function<Filter, Set<String>> EVERY_FILTER = filter -> Set.of();

    private static final Map<Dimension, Expression> DIMENSIONS = dimensions();

    /** Openings take only filters on what was known then (reports 3.2). */
    static final Source OPENINGS = new Source(
            "openings",
            "conversations c",
            "c",
            NOT_MERGED,
            "c.opened_at",
            null,
            CONVERSATION,
            CONVERSATION,
            OF_CONVERSATION,
            with(Map.of(Dimension.AGENT, "c.initiator_agent_id")),
            Filter::unknownAtOpening);

    /** What a close has of its own; the conversation has them too, of its last close. */
    private static final Set<String> OF_CLOSES = Set.of(
            Fact.CLOSED_AT.column(),
            Fact.CLOSED_SOURCE.column(),
            Fact.CLOSED_BY_TYPE.column(),
            Fact.CLOSED_BY.column(),
            Fact.CLOSED_BY_TEAM.column(),
            Fact.CATEGORY.column());

    /** What a filter says of a close is about that close, not about the conversation's last. */
    static final Source CLOSES = new Source(
            "closes",
            rows("conversation_closes"),
            "r",
            NOT_MERGED,
            "r.closed_at",
            null,
            "r.conversation_id || ' ' || r.ordinal",
            CONVERSATION,
            column -> (OF_CLOSES.contains(column) ? "r." : "c.") + column,
            with(Map.of(
                    Dimension.CATEGORY, "r.category",
                    Dimension.CLOSED_SOURCE, "r.closed_source",
                    Dimension.TEAM, "r.closed_by_team",
                    Dimension.AGENT, "r.closed_by",
                    Dimension.CLOSED_BY, "r.closed_by")),
            EVERY_FILTER);

    static final Source STATUS_CHANGES = rows(
            "status_changes",
            "r.at",
            Map.of(
                    Dimension.AGENT, "r.agent_id",
                    Dimension.TEAM, "r.team_id",
                    Dimension.KIND, "r.kind"));

    static final Source RESPONSES =
            rows("responses", "r.at", Map.of(Dimension.AGENT, "r.agent_id", Dimension.TEAM, "r.team_id"));

    static final Source ASSIGNMENTS = rows(
            "assignments",
            "r.at",
            Map.of(
                    Dimension.AGENT, "r.agent_id",
                    Dimension.TEAM, "r.team_id",
                    Dimension.KIND, "r.kind"));

    static final Source SESSIONS = rows("sessions", "r.started_at", Map.of(Dimension.CHANNEL, "r.channel"));

    static final Source SURVEYS = rows(
            "surveys",
            "r.at",
            Map.of(
                    Dimension.AGENT, "r.credited_agent_id",
                    Dimension.KIND, "r.kind",
                    Dimension.RATING, "r.rating",
                    Dimension.SCORE, "r.score"));

    static final Source PAYMENTS =
            rows("payments", "r.at", Map.of(Dimension.STATUS, "r.status", Dimension.CURRENCY, "r.currency"));

    static final Source INTERACTIONS = new Source(
            "interactions",
            rows("interactions"),
            "r",
            NOT_MERGED,
            "r.published_at",
            null,
            "r.event_key::text",
            CONVERSATION,
            OF_CONVERSATION,
            with(Map.of(
                    Dimension.CHANNEL, "r.channel",
                    Dimension.CONNECTION, "r.connection_id",
                    Dimension.AGENT, "CASE WHEN r.author_type = 'user' THEN r.author_id END",
                    Dimension.DIRECTION, "r.direction",
                    Dimension.AUTHOR_TYPE, "r.author_type",
                    Dimension.DELIVERY, "r.status")),
            EVERY_FILTER);

    /** A holding is in every bucket in which the agent held the conversation. */
    static final Source HOLDINGS = new Source(
            "holdings",
            rows("held_chats"),
            "r",
            NOT_MERGED,
            "r.received_at",
            "r.ended_at",
            "r.conversation_id || ' ' || r.ordinal",
            CONVERSATION,
            OF_CONVERSATION,
            with(Map.of(Dimension.AGENT, "r.agent_id", Dimension.TEAM, "r.team_id")),
            EVERY_FILTER);

    private Sources() {}

    /**
     * Conversations themselves.
     *
     * @param moment the fact that puts them into the range
     * @param agent the fact that names the agent to whom the number belongs
     */
    static Source conversations(Fact moment, Fact agent) {
        return new Source(
                "conversations by " + moment.id(),
                "conversations c",
                "c",
                NOT_MERGED,
                "c." + moment.column(),
                null,
                CONVERSATION,
                CONVERSATION,
                OF_CONVERSATION,
                with(Map.of(Dimension.AGENT, "c." + agent.column())),
                EVERY_FILTER);
    }

    private static Source rows(String view, String moment, Map<Dimension, String> own) {
        return new Source(
                view,
                rows(view),
                "r",
                NOT_MERGED,
                moment,
                null,
                "r.conversation_id || ' ' || r.ordinal",
                CONVERSATION,
                OF_CONVERSATION,
                with(own),
                EVERY_FILTER);
    }

    private static String rows(String view) {
        return view
                + " r JOIN conversations c ON c.account_id = r.account_id AND c.conversation_id = r.conversation_id";
    }

    private static Map<Dimension, Expression> with(Map<Dimension, String> own) {
        Map<Dimension, Expression> all = new EnumMap<>(DIMENSIONS);
        own.forEach((dimension, sql) -> all.put(dimension, Expression.of(sql)));
        return all;
    }

    private static Map<Dimension, Expression> dimensions() {
        Map<Dimension, Expression> dimensions = new EnumMap<>(Dimension.class);
        Map.ofEntries(
                        Map.entry(Dimension.CHANNEL, Fact.OPENED_CHANNEL),
                        Map.entry(Dimension.CONNECTION, Fact.CONNECTION_ID),
                        Map.entry(Dimension.INBOX, Fact.INBOX_CREATED),
                        Map.entry(Dimension.SOURCE, Fact.OPENED_SOURCE),
                        Map.entry(Dimension.CONTACT_TYPE, Fact.CONTACT_TYPE),
                        Map.entry(Dimension.CATEGORY, Fact.CATEGORY),
                        Map.entry(Dimension.CLOSED_SOURCE, Fact.CLOSED_SOURCE),
                        Map.entry(Dimension.TEAM, Fact.CLOSED_BY_TEAM),
                        Map.entry(Dimension.FIRST_ASSIGNEE, Fact.FIRST_ASSIGNEE),
                        Map.entry(Dimension.LAST_ASSIGNEE, Fact.LAST_ASSIGNEE),
                        Map.entry(Dimension.FIRST_RESPONSE_BY, Fact.FIRST_RESPONSE_BY),
                        Map.entry(Dimension.CLOSED_BY, Fact.CLOSED_BY),
                        Map.entry(Dimension.CAMPAIGN, Fact.CAMPAIGN_ID),
                        Map.entry(Dimension.ENVIRONMENT, Fact.ENVIRONMENT),
                        Map.entry(Dimension.STATUS, Fact.STATUS))
                .forEach((dimension, fact) -> dimensions.put(dimension, Expression.of("c." + fact.column())));
        dimensions.put(Dimension.AD_NETWORK, Expression.of("c.ad_network"));
        dimensions.put(Dimension.TOPIC, Expression.each("c." + Fact.TOPIC_IDS.column(), "topic"));
        dimensions.put(Dimension.BOT, Expression.each("c.bot_ids", "bot"));
        return dimensions;
    }
}
