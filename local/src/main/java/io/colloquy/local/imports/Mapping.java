package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** How the rows of one kind of file become events; read from YAML, described in docs/imports.md. */
final class Mapping {
    private static final String[] OF_A_TABLE = {
        "sheet", "rows", "where", "columns", "required", "optional", "events", "remember"
    };

    private final FileFormat format;
    private final CsvDialect dialect;
    private final List<TableMapping> tables = new ArrayList<>();

    private Mapping(Node in, Optional<ZoneId> zone) {
        List<String> allowed = new ArrayList<>(List.of("source", "format", "csv", "time", "empty"));
        boolean several = !in.field("tables").absent();
        allowed.addAll(several ? List.of("tables") : List.of(OF_A_TABLE));
        in.allow(allowed.toArray(String[]::new));
        this.format = FileFormat.read(in);
        this.dialect = CsvDialect.read(in.field("csv"));
        Set<String> empty = Set.copyOf(in.texts("empty"));
        TimeFormats formats = formats(in.field("time"), zone);
        Memory memory = new Memory();
        String source = in.text("source");
        if (!several) {
            tables.add(new TableMapping(in, source, empty, formats, memory));
        }
        JsonNode parts = in.json().path("tables");
        for (int i = 0; i < parts.size(); i++) {
            Node table = new Node(parts.get(i), "tables[" + i + "]");
            table.allow(OF_A_TABLE);
            tables.add(new TableMapping(table, source, empty, formats, memory));
        }
    }

    /**
     * Reads a mapping.
     *
     * @param zone overrides the zone of times that say none; empty to keep the mapping's own
     * @throws PlainFailure that names what is wrong in it
     */
    static Mapping read(Path file, Optional<ZoneId> zone) {
        try {
            return parse(Files.readString(file), zone);
        } catch (IOException e) {
            throw new PlainFailure("The mapping " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Mapping parse(String yaml, Optional<ZoneId> zone) {
        JsonNode json;
        try {
            // Not by Jackson's YAML, which takes an alias for a text.
            json = new JsonMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (YAMLException e) {
            throw new PlainFailure("The mapping is no YAML: " + e.getMessage(), e);
        }
        return new Mapping(new Node(json, "the mapping"), zone);
    }

    FileFormat format() {
        return format;
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** In the order in which they are read. */
    List<TableMapping> tables() {
        return tables;
    }

    private static TimeFormats formats(Node in, Optional<ZoneId> zone) {
        if (in.absent()) {
            return new TimeFormats(List.of("rfc3339"), zone.orElse(ZoneId.of("UTC")));
        }
        in.allow("formats", "zone");
        try {
            return new TimeFormats(in.texts("formats"), zone.orElse(ZoneId.of(in.text("zone", "UTC"))));
        } catch (DateTimeException e) {
            throw in.wrong("has an unknown zone");
        }
    }
}
