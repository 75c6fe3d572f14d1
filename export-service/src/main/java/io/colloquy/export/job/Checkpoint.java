package io.colloquy.export.job;

/**
 * Where another worker's attempt can be gone on from.
 *
 * @param snapshot what the rows are read from; known to PostgreSQL as long as somebody holds it
 * @param definitions by what the file is made, besides the rows
 * @param fileName the file of the attempt
 * @param rows how many rows are finished
 * @param bytes how many bytes at the file's beginning hold them
 */
record Checkpoint(String snapshot, String definitions, String fileName, long rows, long bytes) {
    /** The file was begun with other definitions, by a release before or after this one. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outdated() {
            super("the finished part was made with other definitions", null, false, false);
        }
    }
}
