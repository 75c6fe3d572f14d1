package io.colloquy.export.job;

import jakarta.inject.Singleton;
import java.util.UUID;

/** What this replica is called in leases: another one with every start. */
@Singleton
final class WorkerId {
    private final String value = UUID.randomUUID().toString();

    String value() {
        return value;
    }
}
