package io.colloquy.ingest.inbox;

import io.colloquy.ingest.ledger.Tally;

/**
 * What a translation of a request adds to the books: all of its parts at the first time, at a replay only what is new
 * (events 1.2, rule 3). Pure.
 *
 * @param tally to be booked at the request's receipt; may hold negative numbers, and balances
 * @param bookedEvents how many of the request's events are in the books then
 */
record Booking(Tally tally, int bookedEvents) {

    /**
     * Works it out.
     *
     * @param bookedEvents as of the translation before; null if this is the first one
     * @param events how many the request holds, as it is translated now
     * @param stored what became of those of them that were stored now
     * @param quarantined how many parts are in quarantine that were not before
     * @param released how many parts were in quarantine before and are not now
     */
    static Booking of(Integer bookedEvents, int events, Tally stored, int quarantined, int released) {
        int before = bookedEvents == null ? 0 : bookedEvents;
        long accepted = stored.accepted();
        // Events that are known, are none of those booked before, and so are repeated by this request for the first
        // time.
        long duplicates = Math.max(0, events - before - accepted);
        long more = quarantined - (long) released;
        Tally tally = new Tally(
                accepted + duplicates + more, accepted, duplicates, Math.min(stored.conflicting(), duplicates), more);
        return new Booking(tally, (int) (before + accepted + duplicates));
    }
}
