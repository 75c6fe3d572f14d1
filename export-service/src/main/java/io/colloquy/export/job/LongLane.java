package io.colloquy.export.job;

/**
 * How many long jobs this replica works on. They may not take all of its places, so that a short job of anybody never
 * waits for a long one of somebody else (exports 4.1, fair).
 */
final class LongLane {
    private final long longRows;
    private final int places;
    private int taken;

    /**
     * A lane.
     *
     * @param longRows from how many rows on a job is long
     * @param places how many long jobs at once
     */
    LongLane(long longRows, int places) {
        this.longRows = longRows;
        this.places = places;
    }

    boolean isLong(long rows) {
        return rows >= longRows;
    }

    synchronized boolean hasRoom() {
        return taken < places;
    }

    /** Takes a place; false if there is none. */
    synchronized boolean enter() {
        if (taken >= places) {
            return false;
        }
        taken++;
        return true;
    }

    synchronized void leave() {
        taken--;
    }
}
