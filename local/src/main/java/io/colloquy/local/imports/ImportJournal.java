package io.colloquy.local.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an import has come: the rows of each table of each file whose events were acknowledged. Kept on disk until the
 * import ends, so that one that was broken off goes on there. Losing it costs time alone: what arrived is recognised.
 */
public final class ImportJournal {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, Long> rows;

    private ImportJournal(Path file, Map<String, Long> rows) {
        this.file = file;
        this.rows = new TreeMap<>(rows);
    }

    /** The journal that an earlier import left there; an empty one if there is none, or none that can be read. */
    public static ImportJournal open(Path file) {
        try {
            return new ImportJournal(file, JSON.readValue(file.toFile(), new TypeReference<Map<String, Long>>() {}));
        } catch (IOException e) {
            return new ImportJournal(file, Map.of());
        }
    }

    /** Rows of the table that need not be sent again; 0 if the file has changed since. */
    long acknowledged(int table, Path content) {
        return rows.getOrDefault(key(table, content), 0L);
    }

    /** Notes that all events of the table's first rows are stored. */
    void acknowledge(int table, Path content, long count) {
        rows.put(key(table, content), count);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            JSON.writeValue(next.toFile(), rows);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlainFailure("How far the import has come cannot be written to " + file + ": " + e, e);
        }
    }

    /** The import has come to its end. */
    void finish() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PlainFailure("The journal " + file + " cannot be removed: " + e, e);
        }
    }

    private static String key(int table, Path content) {
        try {
            Path real = content.toRealPath();
            return table + "|" + real + "|" + Files.size(real) + "|"
                    + Files.getLastModifiedTime(real).toMillis();
        } catch (IOException e) {
            throw new PlainFailure("The file " + content + " cannot be read: " + e.getMessage(), e);
        }
    }
}
