package io.colloquy.report.conversation;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Selection;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param after where the page before ended; empty for the first page
 * @param limit the most conversations on the page
 * @param fingerprint what tells this list from others: its cursors are good for no other
 */
record ConversationListQuery(
        String accountId,
        Selection selection,
        Anchor anchor,
        Sort sort,
        Optional<Cursor> after,
        int limit,
        String fingerprint) {

    /** The most conversations that all pages of a list give together (reports 3.4). */
    static final int MOST_ROWS = 10_000;

    /** The stretch as it stood when the first page was made. */
    Selection pinned() {
        return after.filter(cursor -> cursor.from() != null)
                .map(cursor -> new Selection(
                        Optional.of(new TimeRange(cursor.from(), cursor.to(), selection.zone())),
                        selection.filter(),
                        selection.zone()))
                .orElse(selection);
    }

    int given() {
        return after.map(Cursor::given).orElse(0);
    }

    /** How many conversations this page may hold. */
    int pageSize() {
        return Math.min(limit, MOST_ROWS - given());
    }
}
