package io.colloquy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTranscriptTest {
    @Test
    void wholeConversationReadsAsItsGoldenFile() throws IOException {
        String text = text(Example.entries());

        try (var golden = TextTranscriptTest.class.getResourceAsStream("transcript.txt")) {
            assertThat(text).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void controlCharactersAreReplacedAndEveryKindOfLineBreakIsOne() throws IOException {
        assertThat(text(List.of(Example.message(1, "a\u001B[31mb\r\nc\u2028d\te\u0000"))))
                .contains("    a\uFFFD[31mb\n    c\n    d\te\uFFFD\n")
                .doesNotContain("\r", "\u001B", "\u0000");
    }

    private static String text(List<TranscriptEntry> entries) throws IOException {
        return new String(Example.written(TextTranscript::new, entries), StandardCharsets.UTF_8);
    }
}
