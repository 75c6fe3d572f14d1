/**
 * Which conversations are meant: a stretch of time and filters, the same in reports, lists and exports (reports 3.1).
 * Pure: from what was asked to a condition on the view {@code conversations}, without reading anything.
 */
package io.colloquy.platform.selection;
