package io.colloquy.export.job;

import io.colloquy.export.format.ChecksummedOutput;

/** One worker's go at one job: how far it is, and whether it should go on. Written by the worker, read by the heartbeat. */
final class Attempt {
    private final ClaimedJob job;
    private volatile Long rowsTotal;
    private volatile long rowsDone;
    private volatile ChecksummedOutput output;
    private volatile boolean stopped;

    Attempt(ClaimedJob job) {
        this.job = job;
    }

    ClaimedJob job() {
        return job;
    }

    /** Null until it was counted. */
    Long rowsTotal() {
        return rowsTotal;
    }

    long rowsDone() {
        return rowsDone;
    }

    long bytes() {
        ChecksummedOutput current = output;
        return current == null ? 0 : current.bytes();
    }

    void begin(long total, ChecksummedOutput file) {
        this.rowsTotal = total;
        this.output = file;
    }

    void done(long rows) {
        this.rowsDone = rows;
    }

    /** The job is no longer this worker's, or the worker stops. */
    void stop() {
        stopped = true;
    }

    /**
     * To be asked between pages.
     *
     * @throws Stopped if there is no use in going on
     */
    void requireGoing() {
        if (stopped) {
            throw new Stopped();
        }
    }

    /** Nothing is to be written to the job: it is another's now. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the job is no longer this worker's", null, false, false);
        }
    }
}
