package io.colloquy.export.format;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/** Entries of zips that are the same whenever and wherever they are made. */
final class ZipEntries {
    /** The first moment that a zip can name; said as local time, it is the same bytes in every zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ZipEntries() {}

    static ZipEntry named(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
