package io.colloquy.export.job;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The lane of this replica. */
class LongLaneProducer {
    @Produces
    @Singleton
    LongLane lane(JobConfig config) {
        return new LongLane(config.longRows(), config.longJobs());
    }
}
