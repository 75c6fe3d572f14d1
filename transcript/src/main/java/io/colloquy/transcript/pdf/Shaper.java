package io.colloquy.transcript.pdf;

import java.util.ArrayList;
import java.util.List;

/** Turns the characters of a paragraph into glyphs. */
final class Shaper {
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TAGS = 0xE0000;
    private static final int TAGS_END = 0xE0FFF;

    private Shaper() {}

    /**
     * The clusters of a paragraph in the order in which it is read. A character that no font has is replaced by its number
     * in brackets, so that it is seen that one stands there, and which.
     *
     * @param paragraph with its Arabic letters joined
     */
    static List<Cluster> shape(String paragraph) {
        List<Cluster> clusters = new ArrayList<>(paragraph.length());
        int at = 0;
        while (at < paragraph.length()) {
            int codePoint = paragraph.codePointAt(at);
            int end = at + Character.charCount(codePoint);
            boolean emoji = Character.isEmojiPresentation(codePoint)
                    || (end < paragraph.length() && paragraph.codePointAt(end) == EMOJI_STYLE);
            List<Glyph> glyphs = isUnseen(codePoint) ? List.of() : glyphs(codePoint, emoji);
            if (isMark(codePoint) && !clusters.isEmpty()) {
                Cluster base = clusters.removeLast();
                List<Glyph> both = new ArrayList<>(base.glyphs());
                both.addAll(glyphs);
                clusters.add(new Cluster(base.start(), end, base.codePoint(), both));
            } else {
                clusters.add(new Cluster(at, end, codePoint, glyphs));
            }
            at = end;
        }
        return clusters;
    }

    /** The same character as it shows where text runs from right to left. */
    static Cluster mirrored(Cluster cluster) {
        int mirror = Mirrors.of(cluster.codePoint());
        return mirror == cluster.codePoint()
                ? cluster
                : new Cluster(cluster.start(), cluster.end(), mirror, glyphs(mirror, false));
    }

    private static List<Glyph> glyphs(int codePoint, boolean emoji) {
        List<Typeface> faces = Typeface.all();
        if (emoji && Typeface.emoji().glyph(codePoint) != 0) {
            return List.of(glyph(faces.size() - 1, codePoint));
        }
        for (int face = 0; face < faces.size(); face++) {
            if (faces.get(face).glyph(codePoint) != 0) {
                return List.of(glyph(face, codePoint));
            }
        }
        return "[U+%04X]"
                .formatted(codePoint)
                .chars()
                .mapToObj(unit -> glyph(0, unit))
                .toList();
    }

    private static Glyph glyph(int face, int codePoint) {
        Typeface typeface = Typeface.all().get(face);
        int id = typeface.glyph(codePoint);
        return new Glyph(face, id, typeface.advance(id), ArabicJoining.base(Character.toString(codePoint)));
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    /** Joiners, marks of direction, selectors of a style, tags: they steer what is beside them. */
    private static boolean isUnseen(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= EMOJI_STYLE)
                || (codePoint >= TAGS && codePoint <= TAGS_END);
    }
}
