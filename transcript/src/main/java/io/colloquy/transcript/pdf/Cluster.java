package io.colloquy.transcript.pdf;

import java.util.List;

/**
 * What is never torn apart: a character with the marks on it.
 *
 * @param start where it begins in the paragraph
 * @param end where it ends, not included
 * @param codePoint the character
 * @param glyphs none for what is not to be seen
 */
record Cluster(int start, int end, int codePoint, List<Glyph> glyphs) {

    /** In thousandths of the size. */
    int advance() {
        int sum = 0;
        for (Glyph glyph : glyphs) {
            sum += glyph.advance();
        }
        return sum;
    }
}
