package io.colloquy.local.imports;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What one kind of event is made of. */
final class EventRule {
    private final EventType type;
    private final String source;
    private final Template id;
    private final Template subject;
    private final TimeValue time;
    private final TimeValue collected;
    private final Value data;
    private final Condition when;

    EventRule(Node in, String source, ValueReader values) {
        in.allow("type", "id", "subject", "time", "collected", "when", "data");
        this.type = EventType.fromWire(in.text("type"))
                .orElseThrow(() -> in.wrong("has the unknown type '" + in.text("type") + "'"));
        this.source = source;
        this.id = values.template(in.text("id"));
        this.subject = values.template(in.text("subject"));
        if (in.field("time").absent()) {
            throw in.wrong("needs 'time'");
        }
        this.time = new TimeValue(in.json().path("time"), values.formats());
        this.collected =
                in.field("collected").absent() ? null : new TimeValue(in.json().path("collected"), values.formats());
        this.data = in.field("data").absent() ? row -> Map.of() : values.read(in.field("data"));
        this.when = new Condition(in.field("when"), values.columns());
        time.columns().forEach(values.columns());
        if (collected != null) {
            collected.columns().forEach(values.columns());
        }
    }

    /**
     * The event of a row; empty when the row makes none.
     *
     * @throws RowRefused when it should make one and something for it is missing or wrong
     */
    Optional<OutgoingEvent> apply(Row row) {
        if (!when.holds(row)) {
            return Optional.empty();
        }
        Instant at = time.of(row);
        if (at == null) {
            throw missing("time", String.join(", ", time.columns()));
        }
        Map<String, Object> fields = fields(row);
        try {
            EventDataReader.read(type, fields);
        } catch (InvalidEventData e) {
            String fault = e.violations().getFirst().field() + " "
                    + e.violations().getFirst().message();
            throw new RowRefused(type.wire() + ": " + fault, e.getMessage());
        }
        return Optional.of(new OutgoingEvent(
                source,
                filled("id", id, row),
                type,
                filled("subject", subject, row),
                at,
                collected == null ? null : collected.of(row),
                fields));
    }

    @SuppressWarnings("unchecked") // the mapping's data is an object, and an object makes a map
    private Map<String, Object> fields(Row row) {
        Object fields = data.of(row);
        return fields == null ? Map.of() : (Map<String, Object>) fields;
    }

    private String filled(String attribute, Template template, Row row) {
        String text = template.fill(row);
        if (text == null) {
            throw missing(attribute, String.join(", ", template.columns()));
        }
        return text;
    }

    private RowRefused missing(String attribute, String columns) {
        return new RowRefused(
                type.wire() + " has no " + attribute + ": a cell of " + columns + " is empty", "empty cell");
    }
}
