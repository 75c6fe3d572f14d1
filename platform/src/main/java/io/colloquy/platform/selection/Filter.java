package io.colloquy.platform.selection;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which conversations are meant, apart from the stretch of time (reports 3.1): all criteria have to be met. Test
 * conversations are left out unless the filter names {@code environment}.
 */
public final class Filter {
    private final List<Criterion> criteria;
    private final Set<String> asked;

    /** @param asked the fields that the request names; what holds unless asked otherwise is a criterion and not among them */
    Filter(List<Criterion> criteria, Set<String> asked) {
        this.criteria = List.copyOf(criteria);
        this.asked = Set.copyOf(asked);
    }

    /**
     * Reads a filter from query parameters, repeated or with values separated by commas ({@code where} only repeated).
     *
     * @param parameters all of the request's
     * @param others the parameters that are not part of the filter
     * @param zone where dates begin
     * @param violations takes what is wrong, unknown parameters included, each under its name
     */
    public static Filter ofQuery(
            Map<String, List<String>> parameters, Set<String> others, ZoneId zone, Violations violations) {
        FilterReader reader = new FilterReader("", zone, violations);
        parameters.forEach((field, values) -> {
            if (!others.contains(field)) {
                reader.read(field, field.equals(FactCriterion.FIELD) ? values : FilterReader.split(values));
            }
        });
        return reader.filter();
    }

    /**
     * Reads the {@code filter} of a body: each field a string or a list of strings, comparisons of facts under
     * {@code where}.
     *
     * @param filter as JSON was read; null for none
     * @param zone where dates begin
     * @param violations takes what is wrong under {@code filter.<field>}
     */
    public static Filter ofBody(Map<String, ?> filter, ZoneId zone, Violations violations) {
        FilterReader reader = new FilterReader("filter.", zone, violations);
        if (filter != null) {
            filter.forEach(reader::readValue);
        }
        return reader.filter();
    }

    /** As a condition on the view {@code conversations}, parameters numbered from {@code first}. */
    public SqlCondition condition(int first) {
        return condition(first, UnaryOperator.identity());
    }

    /**
     * As a condition in a query that calls the columns of {@code conversations} otherwise.
     *
     * @param column from a column's name to the query's own expression for it
     */
    public SqlCondition condition(int first, UnaryOperator<String> column) {
        SqlParameters parameters = new SqlParameters(first);
        String sql = criteria.stream()
                .map(criterion -> criterion.sql(column, parameters))
                .collect(Collectors.joining(" AND "));
        return new SqlCondition(sql, parameters.values());
    }

    /**
     * The fields that ask for what was not known at the opening, by name: they have no meaning for what was opened
     * (reports 3.2).
     */
    public Set<String> unknownAtOpening() {
        return criteria.stream()
                .filter(criterion -> !criterion.isKnownAtOpening())
                .map(Criterion::field)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the request names that field. */
    public boolean asksFor(String field) {
        return asked.contains(field);
    }

    /** The fields that the request names beside these, by name: they have no meaning for what only has these. */
    public Set<String> askedBeside(Set<String> fields) {
        Set<String> others = new TreeSet<>(asked);
        others.removeAll(fields);
        return others;
    }
}
