package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Fact;
import java.time.OffsetDateTime;

/**
 * What of a conversation matters to the others of its contact (metrics 2.2, contact type and first contact resolution).
 * Without a contact there are no others.
 */
record Related(
        String contactId,
        OffsetDateTime openedAt,
        String connectionId,
        boolean test,
        boolean merged,
        OffsetDateTime firstClosedAt) {

    /** Of a conversation that is not there. */
    static final Related NONE = new Related(null, null, null, false, false, null);

    static Related of(Folded folded) {
        return new Related(
                folded.contactId(),
                (OffsetDateTime) folded.value(Fact.OPENED_AT),
                (String) folded.value(Fact.CONNECTION_ID),
                "test".equals(folded.value(Fact.ENVIRONMENT)),
                "merged".equals(folded.value(Fact.STATUS)),
                (OffsetDateTime) folded.value(Fact.FIRST_CLOSED_AT));
    }
}
