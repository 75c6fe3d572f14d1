package io.colloquy.export.format;

import java.util.List;

/** What sheets and columns of a workbook may be called. */
final class SheetNames {
    private static final int LONGEST = 31;
    private static final int LETTERS = 26;

    private SheetNames() {}

    /** A name that a sheet can have and none of {@code taken} has; of a further part with its number. */
    static String unique(String table, int part, List<String> taken) {
        String allowed = table.replaceAll("[\\[\\]:*?/\\\\]", "_");
        int number = part;
        while (true) {
            String ending = number == 1 ? "" : " (" + number + ")";
            String name = allowed.substring(0, Math.min(allowed.length(), LONGEST - ending.length())) + ending;
            if (taken.stream().noneMatch(name::equalsIgnoreCase)) {
                return name;
            }
            number++;
        }
    }

    /** The letters of a column, counted from 0. */
    static String column(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }
}
