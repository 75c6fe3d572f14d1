package io.colloquy.export.job;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this replica: for what is shown and for ages of files. Jobs and leases go by the database's. */
class JobClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
