package io.colloquy.platform.tenancy;

/** The snapshot of another transaction, which has ended meanwhile. */
public final class SnapshotLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SnapshotLostException(Throwable cause) {
        super("the snapshot is known no more", cause);
    }
}
