package io.colloquy.report.query;

import io.colloquy.model.fact.Fact;
import io.colloquy.report.query.Source.Expression;
import java.util.Map;

/** What visitors of pages did (metrics 2.4): a row an event. Of all that a filter can name they have a campaign. */
final class TrafficSources {
    private static final Expression CAMPAIGN = Expression.of("e.campaign_id");

    static final Source PAGES = events("pages", "true", Map.of(Dimension.CAMPAIGN, CAMPAIGN));

    static final Source ENTRYPOINTS = events(
            "entrypoints",
            "e.type IN ('entrypoint.viewed', 'entrypoint.clicked', 'invite.shown', 'invite.accepted')",
            Map.of(Dimension.CAMPAIGN, CAMPAIGN, Dimension.ENTRYPOINT, Expression.of("e.subject")));

    static final Source INVITES = events(
            "invites",
            "e.type LIKE 'invite.%'",
            Map.of(Dimension.CAMPAIGN, CAMPAIGN, Dimension.FILTER, Expression.of("e.subject")));

    /** Openings by an entry point. */
    static final Source CHATS = new Source(
            "chats",
            "conversations c",
            "c",
            "c.status <> 'merged' AND c.entrypoint_id IS NOT NULL",
            "c." + Fact.OPENED_AT.column(),
            null,
            "c.conversation_id",
            "c.conversation_id",
            column -> "c." + column,
            Map.of(
                    Dimension.CAMPAIGN, Expression.of("c.campaign_id"),
                    Dimension.ENTRYPOINT, Expression.of("c.entrypoint_id")),
            OnlyCampaign::notApplicable);

    private TrafficSources() {}

    private static Source events(String name, String condition, Map<Dimension, Expression> dimensions) {
        return new Source(
                name,
                "traffic_events e",
                "e",
                condition,
                "e.occurred_at",
                null,
                "e.event_key::text",
                null,
                OnlyCampaign.columns("e.campaign_id"),
                dimensions,
                OnlyCampaign::notApplicable);
    }
}
