package io.colloquy.transcript.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A font that comes with the module. Fonts are read once, when the first PDF needs them. */
final class Typeface {
    private static final float EM = 1000f;

    private final String name;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final float scale;

    private Typeface(String name) {
        this.name = name;
        try (InputStream file = Typeface.class.getResourceAsStream("fonts/" + name + ".ttf")) {
            if (file == null) {
                throw new IllegalStateException("the font " + name + " is missing");
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            characters = font.getUnicodeCmapLookup();
            scale = EM / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in the order in which they are asked for a character. */
    static List<Typeface> all() {
        return Loaded.ALL;
    }

    /** The one whose emoji are asked for first where a character is meant as one. */
    static Typeface emoji() {
        return Loaded.ALL.getLast();
    }

    /** The glyph of that character; 0 if there is none. */
    int glyph(int codePoint) {
        return characters.getGlyphId(codePoint);
    }

    /** How far the glyph moves the pen, in thousandths of the size. */
    int advance(int glyph) {
        try {
            return Math.round(font.getAdvanceWidth(glyph) * scale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    TrueTypeFont font() {
        return font;
    }

    /** A length of the font in thousandths of the size. */
    int scaled(float length) {
        return Math.round(length * scale);
    }

    private static final class Loaded {
        static final List<Typeface> ALL = List.of(
                new Typeface("NotoSans-Regular"),
                new Typeface("NotoSansArabic-Regular"),
                new Typeface("NotoSansHebrew-Regular"),
                new Typeface("NotoSansThai-Regular"),
                new Typeface("DroidSansFallback"),
                new Typeface("DejaVuSans"),
                new Typeface("NotoEmoji-Regular"));
    }
}
