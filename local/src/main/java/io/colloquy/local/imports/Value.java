package io.colloquy.local.imports;

/** What a field of an event is made of: a constant, a template, an object or list of such, or one of the $ forms. */
@FunctionalInterface
interface Value {
    /** The value for this row; null when it is to be left out. */
    Object of(Row row);
}
