package io.colloquy.export.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.data.Numeric;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;

/**
 * The rows of a query, one after the other. While a page is worked on, the next one is on its way: two are in memory at most.
 * Waits for the database; to be used by one thread, and closed.
 */
final class RowCursor implements Iterator<Object[]>, AutoCloseable {
    private final PreparedStatement statement;
    private final Cursor cursor;
    private final int pageRows;
    private CompletableFuture<RowSet<Row>> next;
    private Iterator<Row> page;

    RowCursor(PreparedStatement statement, Cursor cursor, int pageRows) {
        this.statement = statement;
        this.cursor = cursor;
        this.pageRows = pageRows;
        this.next = cursor.read(pageRows).subscribeAsCompletionStage();
        turnPage();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && next != null) {
            turnPage();
        }
        return page.hasNext();
    }

    @Override
    public Object[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return values(page.next());
    }

    @Override
    public void close() {
        if (next != null) {
            SnapshotReader.await(
                    Uni.createFrom().completionStage(next).onFailure().recoverWithNull());
        }
        SnapshotReader.await(cursor.close().chain(statement::close).onFailure().recoverWithNull());
    }

    private void turnPage() {
        page = SnapshotReader.await(Uni.createFrom().completionStage(next)).iterator();
        next = cursor.hasMore() ? cursor.read(pageRows).subscribeAsCompletionStage() : null;
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.getValue(i);
            values[i] = value instanceof Numeric number ? number.bigDecimalValue() : value;
        }
        return values;
    }
}
