package io.colloquy.export.job;

import io.colloquy.export.format.ChecksummedOutput;
import java.time.Duration;
import java.util.Optional;

/** One worker's go at one job: how far it is, and whether it should go on. Written by the worker, read by the heartbeat. */
final class Attempt {
    private final ClaimedJob job;
    private final Optional<Checkpoint> from;
    private final LongLane lane;
    private final long begun = System.nanoTime();
    private volatile Long rowsTotal;
    private volatile long rowsDone;
    private volatile ChecksummedOutput output;
    private volatile boolean stopped;
    private volatile boolean inLane;
    private volatile boolean partFinished;

    /**
     * A go at {@code job}.
     *
     * @param from where it goes on; empty if it begins at the first row
     */
    Attempt(ClaimedJob job, Optional<Checkpoint> from, LongLane lane) {
        this.job = job;
        this.from = from;
        this.lane = lane;
    }

    Optional<Checkpoint> from() {
        return from;
    }

    boolean isLong() {
        return inLane;
    }

    /** Whether its file is one that another worker may go on from. */
    boolean hasFinishedPart() {
        return partFinished;
    }

    void partFinished() {
        partFinished = true;
    }

    ClaimedJob job() {
        return job;
    }

    /** How long it has been going on. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
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

    /**
     * The rows are counted, the file is open.
     *
     * @throws NoRoom if the job is long and this replica works on as many long ones as it may
     */
    void begin(long total, ChecksummedOutput file) {
        if (lane.isLong(total)) {
            if (!lane.enter()) {
                throw new NoRoom();
            }
            inLane = true;
        }
        this.rowsTotal = total;
        this.output = file;
    }

    void done(long rows) {
        this.rowsDone = rows;
    }

    /** To be called once, after the last row or none. */
    void end() {
        if (inLane) {
            inLane = false;
            lane.leave();
        }
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

    /** The job goes back to the queue, known as a long one. */
    static final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoRoom() {
            super("as many long jobs as this replica may have", null, false, false);
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
