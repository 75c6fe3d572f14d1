package io.colloquy.transcript.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** A paragraph laid out: lines of glyphs from left to right, each with the text that it stands for. Pure. */
final class Paragraph {
    private final String text;
    private final List<Cluster> clusters;
    private final Bidi bidi;

    private Paragraph(String text, Direction direction) {
        this.text = ArabicJoining.join(text.replace("\t", "    "));
        clusters = Shaper.shape(this.text);
        char[] units = this.text.toCharArray();
        bidi = Bidi.requiresBidi(units, 0, units.length) ? new Bidi(this.text, direction.flag) : null;
    }

    /** Which way a paragraph runs. */
    enum Direction {
        /** As its first letter does: what people wrote. */
        OF_ITS_TEXT(Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT),
        /** Lines of our own, whatever names are in them. */
        LEFT_TO_RIGHT(Bidi.DIRECTION_LEFT_TO_RIGHT);

        private final int flag;

        Direction(int flag) {
            this.flag = flag;
        }
    }

    /**
     * A line of it.
     *
     * @param glyphs as they stand, from left to right
     * @param text as it is read, where that is not what the glyphs say one by one; null where it is, and where text runs from
     *     right to left: readers put the glyphs of such lines in order themselves, and would do so to this text too
     * @param rightToLeft whether the paragraph begins at the right
     */
    record LaidOut(List<Glyph> glyphs, String text, boolean rightToLeft) {

        /** In thousandths of the size. */
        int width() {
            int sum = 0;
            for (Glyph glyph : glyphs) {
                sum += glyph.advance();
            }
            return sum;
        }
    }

    /**
     * Lays the text out.
     *
     * @param text without line breaks
     * @param width in thousandths of the size
     */
    static List<LaidOut> layOut(String text, Direction direction, int width) {
        Paragraph paragraph = new Paragraph(text, direction);
        return LineBreaks.of(paragraph.clusters, width).stream()
                .map(paragraph::line)
                .toList();
    }

    private LaidOut line(LineBreaks.Range range) {
        int end = range.end();
        while (end > range.first() && clusters.get(end - 1).codePoint() == ' ') {
            end--;
        }
        List<Cluster> logical = clusters.subList(range.first(), end);
        if (logical.isEmpty()) {
            return new LaidOut(List.of(), null, false);
        }
        if (bidi == null) {
            return new LaidOut(glyphs(logical), said(logical), false);
        }
        return new LaidOut(glyphs(visual(logical)), null, !bidi.baseIsLeftToRight());
    }

    /** The clusters from left to right. */
    private List<Cluster> visual(List<Cluster> logical) {
        int start = logical.getFirst().start();
        Bidi line = bidi.createLineBidi(start, logical.getLast().end());
        byte[] levels = new byte[logical.size()];
        Cluster[] order = new Cluster[logical.size()];
        for (int i = 0; i < levels.length; i++) {
            Cluster cluster = logical.get(i);
            levels[i] = (byte) line.getLevelAt(cluster.start() - start);
            order[i] = (levels[i] & 1) == 1 ? Shaper.mirrored(cluster) : cluster;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return List.of(order);
    }

    private static List<Glyph> glyphs(List<Cluster> clusters) {
        List<Glyph> glyphs = new ArrayList<>(clusters.size());
        clusters.forEach(cluster -> glyphs.addAll(cluster.glyphs()));
        return glyphs;
    }

    /** What the line says, if a reader who takes its glyphs one by one would not find that; else null. */
    private String said(List<Cluster> logical) {
        String said = ArabicJoining.base(
                text.substring(logical.getFirst().start(), logical.getLast().end()));
        StringBuilder shown = new StringBuilder();
        glyphs(logical).forEach(glyph -> shown.append(glyph.unicode()));
        return said.contentEquals(shown) ? null : said;
    }
}
