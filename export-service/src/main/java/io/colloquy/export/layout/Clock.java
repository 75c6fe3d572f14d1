package io.colloquy.export.layout;

import java.util.List;

/** Since when the time until a status change is counted (metrics 2.2, status changes). */
public final class Clock {
    public static final String PUBLICATION = "publication";
    public static final String COLLECTION = "collection";

    /** The clocks to choose from; the first is the default. */
    public static final List<String> ALL = List.of(PUBLICATION, COLLECTION);

    private Clock() {}
}
