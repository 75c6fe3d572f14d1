package io.colloquy.transcript.pdf;

/**
 * A glyph where it is used.
 *
 * @param face index of its font among {@link Typeface#all}
 * @param id the glyph in that font
 * @param advance in thousandths of the size
 * @param unicode the text that it stands for
 */
record Glyph(int face, int id, int advance, String unicode) {}
