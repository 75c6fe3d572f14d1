package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(texts("one\n\ntwo")).containsExactly("one", "", "two");
        assertThat(texts("one\n")).containsExactly("one");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void linesOfEverySizeComeWhole() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int length = 1; length < 300_000; length = length * 3 + 1) {
            lines.add("x".repeat(length));
        }

        assertThat(texts(String.join("\n", lines))).isEqualTo(lines);
    }

    @Test
    void ofAnOverlongLineTheFirstBytesAreKeptAndTheNextLineIsRead() throws IOException {
        Lines lines = lines("ab\n" + "x".repeat(2_000_000) + "\nlast");

        lines.next();
        Lines.Line cut = lines.next();
        Lines.Line last = lines.next();

        assertThat(cut.isCut()).isTrue();
        assertThat(cut.length()).isEqualTo(2_000_000);
        assertThat(cut.bytes().remaining()).isEqualTo(1_000_000);
        assertThat(last.isCut()).isFalse();
        assertThat(text(last)).isEqualTo("last");
    }

    @Test
    void partOfALineBeforeABreakIsNotHandedOut() throws IOException {
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        Lines lines = new Lines(
                new SequenceInputStream(new ByteArrayInputStream("whole\npart".getBytes(UTF_8)), breaking), 1000);

        assertThat(text(lines.next())).isEqualTo("whole");
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
    }

    private static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), 1_000_000);
    }

    private static List<String> texts(String text) throws IOException {
        Lines lines = lines(text);
        List<String> texts = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            texts.add(text(line));
        }
        return texts;
    }

    private static String text(Lines.Line line) {
        return UTF_8.decode(line.bytes()).toString();
    }
}
