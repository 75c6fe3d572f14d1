package io.colloquy.platform.tenancy;

/** The snapshot of another transaction, which has ended meanwhile or was at another server. */
public final class SnapshotLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SnapshotLostException() {
        this(null);
    }

    SnapshotLostException(Throwable cause) {
        super("the snapshot is known no more", cause);
    }
}
