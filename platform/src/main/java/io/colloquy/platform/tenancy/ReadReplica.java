package io.colloquy.platform.tenancy;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * A second database to read from, usually a hot standby of the first and so a moment behind it. There is one where
 * {@code quarkus.datasource.reader.reactive.url} is set.
 */
@Singleton
public class ReadReplica {
    private final Optional<Pool> pool;

    ReadReplica(@ReactiveDataSource("reader") InjectableInstance<Pool> pools) {
        this.pool = pools.listActive().stream().findFirst();
    }

    /** Its connections; empty where none is configured. */
    public Optional<Pool> pool() {
        return pool;
    }
}
