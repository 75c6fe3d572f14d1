package io.colloquy.report.query;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.Filter;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a filter means for rows that are about no conversation: of all that it can name they have a campaign. */
final class OnlyCampaign {

    private OnlyCampaign() {}

    /** The filters of a request that have no meaning for such rows. */
    static Set<String> notApplicable(Filter filter) {
        return filter.askedBeside(Set.of("campaign"));
    }

    /**
     * From a column that filters name to that of the rows. They count as production, which holds unless asked otherwise.
     *
     * @param campaign the column of their campaign
     */
    static UnaryOperator<String> columns(String campaign) {
        return column -> column.equals(Fact.CAMPAIGN_ID.column()) ? campaign : "'production'::text";
    }
}
