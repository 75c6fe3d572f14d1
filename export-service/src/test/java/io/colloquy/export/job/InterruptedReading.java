package io.colloquy.export.job;

import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.vertx.pgclient.PgException;

/** A storage with which no file is begun: the hot standby that the rows come from gives the query up first. */
final class InterruptedReading extends DelegatingStorage {
    InterruptedReading(ExportStorage real) {
        super(real);
    }

    @Override
    public DurableOutput create(String name) {
        throw new PgException("canceling statement due to conflict with recovery", "ERROR", "40001", null);
    }
}
