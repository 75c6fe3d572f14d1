package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.event.OutgoingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** How the rows of one kind of file become events; read from YAML, described in docs/imports.md. */
final class Mapping {
    private final CsvDialect dialect;
    private final Set<String> empty;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Set<String> required;
    private final List<EventRule> rules = new ArrayList<>();

    private Mapping(Node in, Optional<ZoneId> zone) {
        in.allow("source", "csv", "time", "empty", "columns", "required", "events");
        this.dialect = CsvDialect.read(in.field("csv"));
        this.empty = new HashSet<>(in.texts("empty"));
        empty.add("");
        TimeFormats formats = formats(in.field("time"), zone);

        Set<String> used = new TreeSet<>();
        JsonNode events = in.json().path("events");
        for (int i = 0; i < events.size(); i++) {
            rules.add(
                    new EventRule(new Node(events.get(i), "events[" + i + "]"), in.text("source"), formats, used::add));
        }
        if (rules.isEmpty()) {
            throw in.wrong("makes no events");
        }
        Node columns = in.field("columns");
        used.forEach(name -> headers.put(name, columns.field(name).absent() ? List.of(name) : columns.texts(name)));
        this.required = in.field("required").absent() ? used : new TreeSet<>(in.texts("required"));
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

    CsvDialect dialect() {
        return dialect;
    }

    /** The cells that say nothing, such as {@code -}. */
    boolean isEmpty(String cell) {
        return empty.contains(cell);
    }

    /** For every column that the mapping uses the headers under which a file may have it. */
    Map<String, List<String>> headers() {
        return headers;
    }

    /** The columns without which a file cannot be imported. */
    Set<String> required() {
        return required;
    }

    /**
     * The events of a row, in the order of the mapping: all of them or none.
     *
     * @throws RowRefused when one that it should make cannot be made
     */
    List<OutgoingEvent> apply(Row row) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (EventRule rule : rules) {
            rule.apply(row).ifPresent(events::add);
        }
        return events;
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
