package io.colloquy.report.conversation;

import io.colloquy.report.conversation.ConversationLineage.CalendarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the calendar of a conversation (table calendars; metrics 2.3). */
@ApplicationScoped
class CalendarStore {
    private static final String ACCOUNT = "account";

    private static final String OF_INBOX_ELSE_ACCOUNT = """
            SELECT calendar_id, zone FROM calendars
            WHERE account_id = $1 AND calendar_id IN ($2, $3)
            ORDER BY calendar_id = $2 DESC LIMIT 1
            """;

    /** That of the inbox at the opening, else the account's; null without either. */
    Uni<CalendarView> find(SqlConnection connection, String accountId, String inboxId) {
        return connection
                .preparedQuery(OF_INBOX_ELSE_ACCOUNT)
                .execute(Tuple.of(accountId, inboxId == null ? ACCOUNT : inboxId, ACCOUNT))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    Row row = rows.iterator().next();
                    return new CalendarView(row.getString("calendar_id"), row.getString("zone"));
                });
    }
}
