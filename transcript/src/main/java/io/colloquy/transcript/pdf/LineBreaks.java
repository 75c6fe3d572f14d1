package io.colloquy.transcript.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a paragraph is broken into lines: after spaces and hyphens, between the characters of Chinese, Japanese and Korean
 * (not before what closes, nor after what opens), and anywhere where nothing else fits. Pure.
 */
final class LineBreaks {
    private static final String AFTER = " \t-/\u2010\u2013\u2014\u3000";
    private static final String NOT_BEFORE =
            ")]}>.,:;!?%\u00BB\u2019\u201D\u2026\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3017"
                    + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30FB\u30FC"
                    + "\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D";
    private static final String NOT_AFTER =
            "([{<\u00AB\u2018\u201C\u3008\u300A\u300C\u300E\u3010\u3014\u3016\uFF08\uFF3B\uFF5B";

    private LineBreaks() {}

    /** Clusters from {@code first} to before {@code end} make a line. */
    record Range(int first, int end) {}

    /** The lines, none wider than that unless one cluster alone is; spaces at a line's end may hang over. */
    static List<Range> of(List<Cluster> clusters, int width) {
        List<Range> lines = new ArrayList<>();
        int first = 0;
        int breakAt = 0;
        int used = 0;
        for (int i = 0; i < clusters.size(); i++) {
            int advance = clusters.get(i).advance();
            while (used + advance > width && i > first && !isSpace(clusters.get(i))) {
                int end = breakAt > first ? breakAt : i;
                lines.add(new Range(first, end));
                first = end;
                used = 0;
                for (int j = first; j < i; j++) {
                    used += clusters.get(j).advance();
                }
            }
            used += advance;
            if (i + 1 < clusters.size() && mayBreak(clusters.get(i), clusters.get(i + 1))) {
                breakAt = i + 1;
            }
        }
        lines.add(new Range(first, clusters.size()));
        return lines;
    }

    private static boolean mayBreak(Cluster before, Cluster after) {
        if (isSpace(after)
                || NOT_BEFORE.indexOf(after.codePoint()) >= 0
                || NOT_AFTER.indexOf(before.codePoint()) >= 0) {
            return false;
        }
        return AFTER.indexOf(before.codePoint()) >= 0
                || isEastAsian(before.codePoint())
                || isEastAsian(after.codePoint());
    }

    private static boolean isSpace(Cluster cluster) {
        return cluster.codePoint() == ' ' || cluster.codePoint() == '\t' || cluster.codePoint() == 0x3000;
    }

    private static boolean isEastAsian(int codePoint) {
        return Character.isIdeographic(codePoint)
                || (codePoint >= 0x3001 && codePoint <= 0x30FF)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF65);
    }
}
