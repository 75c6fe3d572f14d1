package io.colloquy.export.job;

import io.colloquy.export.format.Format;
import io.colloquy.platform.selection.TimeRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What a file is called and what it is, when it is fetched. Pure. */
record FileName(String name, String contentType) {
    static final String CSV = "text/csv;charset=UTF-8";
    static final String NDJSON = "application/x-ndjson";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PARQUET = "application/vnd.apache.parquet";
    static final String ZIP = "application/zip";
    static final String GZIP = "application/gzip";

    private static final String GZIP_ENDING = ".gz";
    private static final String ZIP_ENDING = ".zip";

    /** What a name may end in of itself and loses for what the file is. */
    private static final List<String> ENDINGS = Stream.concat(
                    Format.offered().stream().map(format -> "." + format), Stream.of(ZIP_ENDING))
            .toList();

    /**
     * By the name that the request gives, otherwise by subject and days.
     *
     * @param tables how many tables the file holds
     */
    static FileName of(ExportRequest request, TimeRange range, int tables) {
        String name = request.name() == null ? subjectAndDays(request, range) : request.name();
        Format format = Format.ofWire(request.format()).orElseThrow();
        if (format.isZipped(tables)) {
            return new FileName(withEnding(name, ZIP_ENDING), ZIP);
        }
        String ending = "." + format.wire();
        return request.compression() != null
                ? new FileName(withEnding(name, ending + GZIP_ENDING), GZIP)
                : new FileName(withEnding(name, ending), format.contentType());
    }

    /** RFC 6266: a plain name for old clients, and the whole one encoded. */
    String contentDisposition() {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
    }

    private static String subjectAndDays(ExportRequest request, TimeRange range) {
        LocalDate first = LocalDate.ofInstant(range.from(), range.zone());
        LocalDate last = LocalDate.ofInstant(range.to().minusNanos(1), range.zone());
        String subject = request.layout() == null ? request.dataset() : request.layout();
        return "%s_%s_%s".formatted(subject, first, last);
    }

    /** Keeps what the name already has of an ending. */
    private static String withEnding(String name, String ending) {
        String bare = without(name, GZIP_ENDING);
        for (String known : ENDINGS) {
            if (bare.endsWith(known)) {
                return without(bare, known) + ending;
            }
        }
        return bare + ending;
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
}
