package io.colloquy.report.query;

import io.colloquy.model.event.SubjectType;

/** Today's names of what a history refers to. */
@FunctionalInterface
public interface Names {

    /** A thing that has a name. */
    record Reference(SubjectType kind, String id) {}

    /** The thing's name; null while none is known. */
    String find(Reference reference);
}
