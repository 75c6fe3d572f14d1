package io.colloquy.export.format;

import java.util.List;

/**
 * The dialect of CSV (exports 4.1, {@code csv}).
 *
 * @param delimiter between cells, one of {@link #DELIMITERS}
 * @param bom whether the file begins with a UTF-8 byte order mark, as old spreadsheets want it
 * @param header whether the first line holds the headings
 * @param newline the end of a line, one of {@link #NEWLINES}
 */
public record CsvOptions(String delimiter, boolean bom, boolean header, String newline) {
    /** RFC 4180. */
    public static final CsvOptions DEFAULT = new CsvOptions(",", false, true, "crlf");

    /** The delimiters to choose from. */
    public static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /** The line ends to choose from. */
    public static final List<String> NEWLINES = List.of("crlf", "lf");

    /** The same dialect for what comes after the first lines of a file. */
    public CsvOptions continued() {
        return new CsvOptions(delimiter, false, false, newline);
    }
}
