package io.colloquy.platform.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition for a WHERE clause. What a user sent is in the parameters and never in the text.
 *
 * @param sql the condition with numbered parameters ({@code $3})
 * @param parameters the values in the order of their numbers, of types the reactive client binds as they are
 */
public record SqlCondition(String sql, List<Object> parameters) {

    public SqlCondition {
        parameters = List.copyOf(parameters);
    }

    /** Both; {@code other} must be numbered on from this one. */
    public SqlCondition and(SqlCondition other) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(other.parameters);
        return new SqlCondition(sql + " AND " + other.sql, all);
    }
}
