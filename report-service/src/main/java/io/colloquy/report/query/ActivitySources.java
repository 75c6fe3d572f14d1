package io.colloquy.report.query;

import io.colloquy.report.query.Source.Expression;
import java.util.Map;
import java.util.Optional;

/** What agents did (metrics 2.4): a row is in the range, and in each bucket, that it overlaps, always as a whole. */
final class ActivitySources {
    private static final Expression AGENT = Expression.of("s.agent_id");
    private static final Expression ACCOUNT = Expression.of("s.account_ref");
    private static final Expression CAMPAIGN = Expression.of("s.campaign_id");
    private static final Expression STATE = Expression.of("s.state");

    static final Source AGENT_STATES = of(
            "agent_states",
            ActivityRows.AGENT_STATES,
            Map.of(
                    Dimension.AGENT, AGENT,
                    Dimension.ACCOUNT, ACCOUNT,
                    Dimension.CAMPAIGN, CAMPAIGN,
                    Dimension.STATE, STATE));

    static final Source SHIFTS = of(
            "shifts",
            ActivityRows.SHIFTS,
            Map.of(
                    Dimension.AGENT, AGENT,
                    Dimension.ACCOUNT, ACCOUNT,
                    Dimension.CAMPAIGN, CAMPAIGN));

    static final Source SLOTS = of(
            "slots",
            ActivityRows.SLOTS,
            Map.of(
                    Dimension.AGENT, AGENT,
                    Dimension.CAMPAIGN, CAMPAIGN,
                    Dimension.ENTRYPOINT_TYPE, Expression.of("s.entrypoint_type"),
                    Dimension.STATE, STATE));

    private ActivitySources() {}

    private static Source of(String name, ActivityRows<?> rows, Map<Dimension, Expression> dimensions) {
        return new Source(
                name,
                """
                (SELECT $1::text AS account_id, row_number() OVER () AS n, g.*, a.account_ref
                 FROM jsonb_to_recordset(%s::text::jsonb) AS g (%s)
                 LEFT JOIN agents a ON a.account_id = $1 AND a.agent_id = g.agent_id) s""".formatted(Source.GIVEN, rows.definition()),
                "s",
                "true",
                "s.since",
                "s.until",
                "s.n",
                null,
                OnlyCampaign.columns("s.campaign_id"),
                dimensions,
                OnlyCampaign::notApplicable,
                Optional.of(rows));
    }
}
