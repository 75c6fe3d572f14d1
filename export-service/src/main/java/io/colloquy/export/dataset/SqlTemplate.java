package io.colloquy.export.dataset;

import io.colloquy.platform.selection.SqlCondition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the templates of which datasets are described. In them stands
 *
 * <ul>
 *   <li>{@code :account} for the account, {@code :zone} for the zone,
 *   <li>{@code :range[x]} for the condition that the moment x lies in the range,
 *   <li>{@code :anchor} for the condition that the row is in the range by the anchor asked for,
 *   <li>{@code :filter[c.]} for the filter, on a query that calls the view conversations c,
 *   <li>{@code :campaign[x]} for what the filter says of campaigns, on the campaign x.
 * </ul>
 *
 * What a user sent is in the parameters and never in the text.
 */
final class SqlTemplate {
    private static final Pattern TOKEN =
            Pattern.compile("(?<!:):(account|zone|range|anchor|filter|campaign)(?:\\[([^\\]]*)\\])?");
    private static final String EVERYTHING = "true";

    private final String accountId;
    private final DatasetSelection selection;
    private final List<Object> parameters = new ArrayList<>();

    SqlTemplate(String accountId, DatasetSelection selection) {
        this.accountId = accountId;
        this.selection = selection;
    }

    /** The values of the parameters in all that was filled in so far. */
    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** The template filled in; its parameters are numbered on. */
    String fill(String template) {
        Matcher token = TOKEN.matcher(template);
        StringBuilder sql = new StringBuilder();
        while (token.find()) {
            token.appendReplacement(sql, Matcher.quoteReplacement(replacement(token.group(1), token.group(2))));
        }
        return token.appendTail(sql).toString();
    }

    /** The number of a parameter of that value, as SQL writes it. */
    String parameter(Object value) {
        int known = parameters.indexOf(value);
        if (known < 0) {
            parameters.add(value);
            known = parameters.size() - 1;
        }
        return "$" + (known + 1);
    }

    private String replacement(String token, String argument) {
        return switch (token) {
            case "account" -> parameter(accountId);
            case "zone" -> parameter(selection.range().zone().getId());
            case "range" -> inRange(argument);
            case "anchor" -> anchor();
            case "filter" -> filter(column -> argument + column);
            case "campaign" ->
                // Visitors count as production, which is what holds unless asked otherwise.
                filter(column -> column.equals("campaign_id") ? argument : "'production'::text");
            default -> throw new IllegalArgumentException(token);
        };
    }

    private String anchor() {
        Dataset.Anchor anchor = selection.anchor();
        return anchor.condition() == null ? inRange(anchor.sql()) : fill(anchor.condition());
    }

    private String inRange(String moment) {
        return "(%1$s >= %2$s AND %1$s < %3$s)"
                .formatted(
                        moment,
                        parameter(utc(selection.range().from())),
                        parameter(utc(selection.range().to())));
    }

    private String filter(UnaryOperator<String> column) {
        SqlCondition condition = selection.filter().condition(parameters.size() + 1, column);
        parameters.addAll(condition.parameters());
        return condition.sql().isEmpty() ? EVERYTHING : "(" + condition.sql() + ")";
    }

    private static Object utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
