package io.colloquy.ingest.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Finds the conversation of events that name none (events 1.4). */
public interface ConversationFinder {

    /**
     * What was found.
     *
     * @param events those that were asked for, each with its subject
     * @param openings events that open conversations and belong into the log with them; booked nowhere
     */
    record Found(List<ValidEvent> events, List<ValidEvent> openings) {}

    /**
     * Waits for what the events' channels have sent before and is not in the log yet, as long as that is reasonable. Comes
     * before the transaction.
     *
     * @param events without subject, at least one
     */
    Uni<Void> settled(String accountId, List<ValidEvent> events);

    /**
     * Makes every other transaction wait that has events of the same contacts to find, until this one has ended. Comes
     * before anything is written, so that nobody waits in a circle.
     *
     * @param events without subject, at least one
     */
    Uni<Void> lock(SqlConnection connection, String accountId, List<ValidEvent> events);

    /**
     * Finds them by what the log holds now; an event that it holds already gets the subject that it is stored with.
     *
     * @param events those that {@link #lock} was called with, each identity once
     */
    Uni<Found> find(SqlConnection connection, String accountId, List<ValidEvent> events);

    /**
     * Takes note of conversations that producers opened by id.
     *
     * @param openings as they were added to the log, each with its contact; at least one
     */
    Uni<Void> opened(SqlConnection connection, String accountId, List<ValidEvent> openings);
}
