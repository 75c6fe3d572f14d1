package io.colloquy.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.event.OutgoingEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the rows of one table of a file become events: a CSV file, a sheet of a workbook, an array of a JSON file. */
final class TableMapping {
    private final List<String> sheets;
    private final List<String> rows;
    private final Condition where;
    private final Set<String> empty;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Set<String> required;
    private final List<EventRule> rules = new ArrayList<>();
    private final List<Remembered> remembered = new ArrayList<>();
    private final boolean optional;
    private final Memory memory;

    /** What a row leaves behind for the rows of later tables. */
    private record Remembered(String name, Template key, Value value) {}

    /**
     * @param in its columns, events and so on
     * @param source of all events
     * @param empty cells that say nothing
     * @param formats of times
     * @param memory shared by the tables of a mapping
     */
    TableMapping(Node in, String source, Set<String> empty, TimeFormats formats, Memory memory) {
        this.memory = memory;
        this.sheets = in.texts("sheet");
        this.rows = in.texts("rows");
        this.empty = new HashSet<>(empty);
        this.optional = in.json().path("optional").asBoolean(false);

        Set<String> used = new TreeSet<>();
        ValueReader reading = new ValueReader(formats, used::add, memory);
        this.where = new Condition(in.field("where"), used::add);
        JsonNode events = in.json().path("events");
        for (int i = 0; i < events.size(); i++) {
            Node rule = new Node(events.get(i), in.place() + ".events[" + i + "]");
            rules.add(new EventRule(rule, source, reading));
        }
        readRemembered(in.field("remember"), reading);
        if (rules.isEmpty() && remembered.isEmpty()) {
            throw in.wrong("makes no events");
        }
        Node columns = in.field("columns");
        used.forEach(name -> headers.put(name, columns.field(name).absent() ? List.of(name) : columns.texts(name)));
        this.required = in.field("required").absent() ? used : new TreeSet<>(in.texts("required"));
    }

    private void readRemembered(Node in, ValueReader reading) {
        in.json().fieldNames().forEachRemaining(name -> {
            Node one = in.field(name);
            one.allow("key", "value");
            remembered.add(new Remembered(name, reading.template(one.text("key")), reading.read(one.field("value"))));
        });
    }

    /** Names of the sheet in a workbook; empty: the first one. */
    List<String> sheets() {
        return sheets;
    }

    /** Paths of the arrays in a JSON file; {@code .} the objects at the top. */
    List<String> rows() {
        return rows;
    }

    /** Whether a file may lack the table. */
    boolean optional() {
        return optional;
    }

    /** For every column that the mapping uses the headers under which a file may have it. */
    Map<String, List<String>> headers() {
        return headers;
    }

    /** The columns without which a table cannot be imported. */
    Set<String> required() {
        return required;
    }

    /** Puts a cell among those of its row, unless it says nothing. */
    void keep(String column, String cell, Map<String, String> cells) {
        String text = cell.strip();
        if (!text.isEmpty() && !empty.contains(text)) {
            cells.put(column, text);
        }
    }

    /**
     * The events of a row, in the order of the mapping: all of them or none.
     *
     * @throws RowRefused when one that it should make cannot be made
     */
    List<OutgoingEvent> apply(Row row) {
        if (!where.holds(row)) {
            return List.of();
        }
        List<OutgoingEvent> events = new ArrayList<>();
        for (EventRule rule : rules) {
            rule.apply(row).ifPresent(events::add);
        }
        for (Remembered one : remembered) {
            Optional.ofNullable(one.key().fill(row))
                    .ifPresent(key -> memory.put(one.name(), key, one.value().of(row)));
        }
        return events;
    }
}
