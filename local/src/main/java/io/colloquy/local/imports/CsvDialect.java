package io.colloquy.local.imports;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param delimiter between the cells
 * @param encoding of the file; a byte order mark at its start is skipped
 */
record CsvDialect(char delimiter, Charset encoding) {

    static CsvDialect read(Node in) {
        if (in.absent()) {
            return new CsvDialect(',', Charset.forName("UTF-8"));
        }
        in.allow("delimiter", "encoding");
        String delimiter = in.text("delimiter", ",");
        if (delimiter.length() != 1) {
            throw in.wrong("needs a delimiter of one character");
        }
        try {
            return new CsvDialect(delimiter.charAt(0), Charset.forName(in.text("encoding", "UTF-8")));
        } catch (IllegalArgumentException e) {
            throw in.wrong("has an unknown encoding");
        }
    }

    CsvDialect with(Optional<Character> otherDelimiter, Optional<Charset> otherEncoding) {
        return new CsvDialect(otherDelimiter.orElse(delimiter), otherEncoding.orElse(encoding));
    }
}
