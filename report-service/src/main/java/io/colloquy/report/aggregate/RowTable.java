package io.colloquy.report.aggregate;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.row.ConversationRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** How rows of one kind lie in their table: the columns beside the key and what each holds of a row. */
final class RowTable<R extends ConversationRow> {
    private final String name;
    private final Class<R> kind;
    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String name, Type type, Function<R, Object> value) {}

    /** A type of column, and the array that carries many values of it. */
    private enum Type {
        TEXT("text[]", String[]::new),
        INSTANT("timestamptz[]", OffsetDateTime[]::new),
        NUMBER("bigint[]", Long[]::new),
        DECIMAL("numeric[]", BigDecimal[]::new),
        FLAG("boolean[]", Boolean[]::new);

        private final String arrayType;
        private final IntFunction<Object[]> array;

        Type(String arrayType, IntFunction<Object[]> array) {
            this.arrayType = arrayType;
            this.array = array;
        }
    }

    RowTable(String name, Class<R> kind) {
        this.name = name;
        this.kind = kind;
    }

    RowTable<R> text(String column, Function<R, String> value) {
        return column(column, Type.TEXT, value::apply);
    }

    RowTable<R> instant(String column, Function<R, Instant> value) {
        return column(column, Type.INSTANT, row -> utc(value.apply(row)));
    }

    /** Kept in milliseconds. */
    RowTable<R> duration(String column, Function<R, Duration> value) {
        return column(column, Type.NUMBER, row -> millis(value.apply(row)));
    }

    RowTable<R> number(String column, Function<R, Long> value) {
        return column(column, Type.NUMBER, value::apply);
    }

    RowTable<R> decimal(String column, Function<R, BigDecimal> value) {
        return column(column, Type.DECIMAL, value::apply);
    }

    RowTable<R> flag(String column, Function<R, Boolean> value) {
        return column(column, Type.FLAG, value::apply);
    }

    private RowTable<R> column(String column, Type type, Function<R, Object> value) {
        columns.add(new Column<>(column, type, value));
        return this;
    }

    private static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    String name() {
        return name;
    }

    /** The rows of this kind among those, in order, each as the values of its columns. */
    List<List<Object>> rows(List<ConversationRow> all) {
        List<List<Object>> rows = new ArrayList<>();
        for (ConversationRow row : all) {
            if (kind.isInstance(row)) {
                rows.add(values(kind.cast(row)));
            }
        }
        return rows;
    }

    private List<Object> values(R row) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column<R> column : columns) {
            values.add(column.value().apply(row));
        }
        return values;
    }

    /** The arrays that carry the columns of those rows. */
    List<Object> arrays(List<List<Object>> rows) {
        List<Object> arrays = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            Object[] array = columns.get(column).type().array.apply(rows.size());
            for (int row = 0; row < array.length; row++) {
                array[row] = rows.get(row).get(column);
            }
            arrays.add(array);
        }
        return arrays;
    }

    /** $1 account, $2 generation, $3 conversations, $4 ordinals, then the columns. */
    String insert() {
        StringBuilder names = new StringBuilder();
        StringBuilder arrays = new StringBuilder();
        int number = 5;
        for (Column<R> column : columns) {
            names.append(", ").append(column.name());
            arrays.append(", $").append(number++).append("::").append(column.type().arrayType);
        }
        return "INSERT INTO %s (account_id, generation, conversation_id, ordinal%s) SELECT $1, $2, u.* FROM unnest($3::text[], $4::integer[]%s) AS u"
                .formatted(name, names, arrays);
    }

    /** $1 account, $2 generation, $3 conversations. */
    String delete() {
        return "DELETE FROM %s WHERE account_id = $1 AND generation = $2 AND conversation_id = ANY ($3)"
                .formatted(name);
    }
}
