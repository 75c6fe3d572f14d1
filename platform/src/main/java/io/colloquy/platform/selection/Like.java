package io.colloquy.platform.selection;

/** Part of a text, whatever its case, the same under every locale of the database. */
final class Like {
    /** PostgreSQL's own Unicode rules: the database's locale may know only ASCII's. */
    private static final String COLLATION = " COLLATE \"pg_c_utf8\"";

    private Like() {}

    /** The pattern of the texts that hold {@code part}, which is taken literally. */
    static String holding(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    static String one(String column, String pattern) {
        return column + COLLATION + " ILIKE " + pattern;
    }

    static String anyOf(String column, String patterns) {
        return column + COLLATION + " ILIKE ANY (" + patterns + ")";
    }
}
