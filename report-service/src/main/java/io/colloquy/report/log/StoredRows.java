package io.colloquy.report.log;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** The rows of one subject as they were read; to be made events where there is time to. */
public record StoredRows(List<Row> rows) {

    /** How many events the log holds of the subject. */
    public int count() {
        return rows.size();
    }

    /** Parses the rows: work for the processor, not for an event loop if there may be many. */
    public StoredEvents events() {
        return EventReader.read(rows);
    }
}
