package io.colloquy.export.job;

import io.colloquy.platform.selection.TimeRange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What a file is called and what it is, when it is fetched. Pure. */
record FileName(String name, String contentType) {
    static final String CSV = "text/csv;charset=UTF-8";
    static final String GZIP = "application/gzip";

    private static final String CSV_ENDING = ".csv";
    private static final String GZIP_ENDING = ".gz";

    /** By the name that the request gives, otherwise by subject and days. */
    static FileName of(ExportRequest request, TimeRange range) {
        String name = request.name() == null ? subjectAndDays(request, range) : request.name();
        boolean packed = request.compression() != null;
        return packed
                ? new FileName(withEnding(name, CSV_ENDING + GZIP_ENDING), GZIP)
                : new FileName(withEnding(name, CSV_ENDING), CSV);
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

    /** Keeps what the name already has of the ending. */
    private static String withEnding(String name, String ending) {
        String bare = name.endsWith(GZIP_ENDING) ? name.substring(0, name.length() - GZIP_ENDING.length()) : name;
        return (bare.endsWith(CSV_ENDING) ? bare.substring(0, bare.length() - CSV_ENDING.length()) : bare) + ending;
    }
}
