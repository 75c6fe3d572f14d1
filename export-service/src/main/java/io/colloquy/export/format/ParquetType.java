package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** How values of a column are stored in Parquet, plainly encoded. The numbers are those of the format's definition. */
enum ParquetType {
    TEXT(6) {
        @Override
        void add(Object value, Growing bytes) {
            byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
            bytes.addInt(utf8.length);
            bytes.add(utf8);
        }

        @Override
        void describe(ThriftStruct column) {
            column.number(CONVERTED, 0).struct(LOGICAL, new ThriftStruct().struct(1, new ThriftStruct()));
        }
    },
    /** A moment of UTC in microseconds. */
    INSTANT(2) {
        @Override
        void add(Object value, Growing bytes) {
            OffsetDateTime moment = (OffsetDateTime) value;
            bytes.addLong(moment.toEpochSecond() * 1_000_000 + moment.getNano() / 1000);
        }

        @Override
        void describe(ThriftStruct column) {
            ThriftStruct microseconds = new ThriftStruct().struct(2, new ThriftStruct());
            ThriftStruct timestamp = new ThriftStruct().flag(1, true).struct(2, microseconds);
            column.number(CONVERTED, 10).struct(LOGICAL, new ThriftStruct().struct(8, timestamp));
        }
    },
    WHOLE(2) {
        @Override
        void add(Object value, Growing bytes) {
            bytes.addLong(((Number) value).longValue());
        }
    },
    /** Whole seconds of a value in milliseconds. */
    SECONDS(2) {
        @Override
        void add(Object value, Growing bytes) {
            bytes.addLong(((Number) value).longValue() / 1000);
        }
    },
    /** 38 digits, six of them decimals: more than any currency has. Further ones are rounded. */
    DECIMAL(7) {
        @Override
        void add(Object value, Growing bytes) {
            byte[] unscaled = ((BigDecimal) value)
                    .setScale(SCALE, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .toByteArray();
            int sign = unscaled[0] < 0 ? 0xFF : 0;
            for (int i = unscaled.length; i < DECIMAL_BYTES; i++) {
                bytes.add(sign);
            }
            bytes.add(unscaled);
        }

        @Override
        void describe(ThriftStruct column) {
            ThriftStruct decimal = new ThriftStruct().number(1, SCALE).number(2, PRECISION);
            column.number(CONVERTED, 5)
                    .number(SCALE_FIELD, SCALE)
                    .number(PRECISION_FIELD, PRECISION)
                    .struct(LOGICAL, new ThriftStruct().struct(5, decimal));
        }
    },
    /** One bit each; packed by the column. */
    BOOLEAN(0) {
        @Override
        void add(Object value, Growing bytes) {
            bytes.add((Boolean) value ? 1 : 0);
        }
    };

    private static final int CONVERTED = 6;
    private static final int SCALE_FIELD = 7;
    private static final int PRECISION_FIELD = 8;
    private static final int LOGICAL = 10;
    private static final int DECIMAL_BYTES = 16;
    private static final int SCALE = 6;
    private static final int PRECISION = 38;
    private static final int OPTIONAL = 1;

    private final int physical;

    ParquetType(int physical) {
        this.physical = physical;
    }

    /** How a column is stored: durations that are asked for in a style of their own are texts. */
    static ParquetType of(FactType type, CellText text) {
        return switch (type) {
            case TEXT, TEXTS -> TEXT;
            case INSTANT -> INSTANT;
            case DURATION -> text.durations() == DurationStyle.SECONDS ? SECONDS : TEXT;
            case COUNT -> WHOLE;
            case BOOLEAN -> BOOLEAN;
            case DECIMAL -> DECIMAL;
        };
    }

    int physical() {
        return physical;
    }

    /** Adds a value as it is stored. */
    abstract void add(Object value, Growing bytes);

    /** Adds what readers need to know beyond the physical type. */
    void describe(ThriftStruct column) {}

    /** The column's entry in the schema. */
    byte[] schema(String name) {
        ThriftStruct column = new ThriftStruct().number(1, physical);
        if (this == DECIMAL) {
            column.number(2, DECIMAL_BYTES);
        }
        column.number(3, OPTIONAL).text(4, name);
        describe(column);
        return column.end();
    }
}
