package io.colloquy.export.job;

import io.colloquy.export.format.Compression;
import io.colloquy.export.format.CsvOptions;
import io.colloquy.export.format.Format;
import io.colloquy.export.layout.Layout;
import io.colloquy.platform.selection.Violations;
import java.util.List;
import java.util.Optional;

/** What a request says of the file as such. Pure. */
record FileOptions(Format format, CsvOptions csv, Compression compression) {
    private static final String GZIP = "gzip";
    private static final int LONGEST_NAME = 200;

    /**
     * With defaults for what is bad, which is then named in {@code violations}.
     *
     * @param formats names of the formats that it can be had in
     */
    static FileOptions of(ExportRequest request, Optional<Layout> layout, List<String> formats, Violations violations) {
        requireOneOf(request.format(), "format", formats, violations);
        Format format =
                Optional.ofNullable(request.format()).flatMap(Format::ofWire).orElse(Format.CSV);
        int tables = layout.map(found -> found.tables().size()).orElse(1);
        if (request.compression() != null) {
            requireOneOf(request.compression(), "compression", List.of(GZIP), violations);
            if (!format.isText() || format.isZipped(tables)) {
                violations.add("compression", "has no use: the file is packed inside");
            }
        }
        if (request.csv() != null && format != Format.CSV) {
            violations.add("csv", "has no meaning for " + format.wire());
        }
        if (request.name() != null
                && (request.name().isBlank() || request.name().length() > LONGEST_NAME)) {
            violations.add("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        return new FileOptions(
                format,
                csv(request.csv(), violations),
                request.compression() == null ? Compression.NONE : Compression.GZIP);
    }

    static void requireOneOf(String value, String field, List<String> possible, Violations violations) {
        if (value == null) {
            violations.add(field, "is missing: " + oneOf(possible));
        } else if (!possible.contains(value)) {
            violations.add(field, oneOf(possible));
        }
    }

    static String oneOf(List<String> possible) {
        return (possible.size() == 1 ? "must be " : "must be one of ")
                + String.join(", ", possible.stream().map(FileOptions::quoted).toList());
    }

    private static CsvOptions csv(ExportRequest.Csv asked, Violations violations) {
        CsvOptions standard = CsvOptions.DEFAULT;
        if (asked == null) {
            return standard;
        }
        if (asked.delimiter() != null) {
            requireOneOf(asked.delimiter(), "csv.delimiter", CsvOptions.DELIMITERS, violations);
        }
        if (asked.newline() != null) {
            requireOneOf(asked.newline(), "csv.newline", CsvOptions.NEWLINES, violations);
        }
        return new CsvOptions(
                orElse(asked.delimiter(), standard.delimiter()),
                orElse(asked.bom(), standard.bom()),
                orElse(asked.header(), standard.header()),
                orElse(asked.newline(), standard.newline()));
    }

    private static <T> T orElse(T value, T standard) {
        return value == null ? standard : value;
    }

    private static String quoted(String value) {
        return value.equals("\t") ? "\"\\t\"" : "\"" + value + "\"";
    }
}
