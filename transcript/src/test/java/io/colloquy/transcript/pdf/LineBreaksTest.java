package io.colloquy.transcript.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void linesBreakAfterSpacesAndHyphens() {
        assertThat(lines("to be-or not", 3000)).containsExactly("to be-", "or not");
    }

    @Test
    void closingPunctuationOfChineseNeverBeginsALine() {
        assertThat(lines("我的订单。没有", 4000)).containsExactly("我的订", "单。没有");
    }

    @Test
    void wordThatFitsNowhereIsBrokenAnywhere() {
        assertThat(String.join("", lines("a " + "x".repeat(40), 3000))).isEqualTo("a" + "x".repeat(40));
        assertThat(lines("x".repeat(40), 3000)).hasSizeGreaterThan(5);
    }

    @Property(tries = 300)
    void nothingIsLostAndNothingIsTooWide(
            @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 2000, max = 9000) int width) {
        List<Cluster> clusters = Shaper.shape(text);

        List<LineBreaks.Range> lines = LineBreaks.of(clusters, width);

        int next = 0;
        for (LineBreaks.Range line : lines) {
            assertThat(line.first()).isEqualTo(next);
            next = line.end();
            List<Cluster> shown = clusters.subList(line.first(), line.end()).stream()
                    .filter(cluster -> !Character.isWhitespace(cluster.codePoint()))
                    .toList();
            assertThat(shown.size() <= 1
                            || shown.stream().mapToInt(Cluster::advance).sum() <= width)
                    .isTrue();
        }
        assertThat(next).isEqualTo(clusters.size());
    }

    private static List<String> lines(String text, int width) {
        return LineBreaks.of(Shaper.shape(text), width).stream()
                .map(line -> text.substring(line.first(), line.end()).stripTrailing())
                .toList();
    }
}
