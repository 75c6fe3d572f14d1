package io.colloquy.transcript.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.transcript.Example;
import io.colloquy.transcript.TranscriptEntry;
import io.colloquy.transcript.TranscriptEntry.SentFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PdfTranscriptTest {
    private static final List<String> TEXTS = Example.TEXTS;

    @ParameterizedTest
    @FieldSource("TEXTS")
    void textOfEveryScriptIsReadBack(String text) throws IOException {
        String found = text(pdf(List.of(Example.message(1, text))));

        assertThat(squeezed(found)).contains(squeezed(text));
    }

    @Test
    void everyEntryIsThere() throws IOException {
        String found = squeezed(text(pdf(Example.entries())));

        for (String words : List.of(
                "Conversation page/c-1",
                "Contact: Carl Müller, k1, carl@example.org, +49 30 1234",
                "Duration: 0:30:00",
                "2026-03-02 09:00:00 +01:00 Robbie (bot), whatsapp, before the conversation",
                "Good morning, Carl",
                "Template: hello",
                "Number 12",
                "Edited 2026-03-02 10:03:00 +01:00",
                "Robbie (bot): Handed over to humans",
                "Internal note",
                "with this one",
                "File: Rechnung ä (1).pdf (application/pdf, 1234 bytes)",
                "File: without a name (image/png) media-1",
                "Deleted 2026-03-02 10:09:00 +01:00",
                "Status changed from open to pending (waits for the carrier)",
                "Survey answered (csat, 5)",
                "How was it?",
                "Conversation closed (user, sales)",
                "Page 1 of 1")) {
            assertThat(found).contains(squeezed(words));
        }
    }

    @Test
    void sameConversationIsTheSameBytesAndAnotherIsNot() throws IOException {
        byte[] first = pdf(Example.entries());

        assertThat(pdf(Example.entries())).isEqualTo(first);
        assertThat(pdf(Example.entries().subList(1, 3))).isNotEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("CreationDate", "ModDate");
    }

    @Test
    void digitsOfTheMachinesLanguageChangeNothing() throws IOException {
        byte[] usual = pdf(Example.entries());
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(pdf(Example.entries())).isEqualTo(usual);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void longConversationRunsOverManyPagesInOrder() throws IOException {
        List<TranscriptEntry> entries = new ArrayList<>();
        IntStream.range(0, 2000).forEach(n -> entries.add(Example.message(n, "message number " + n + " end")));

        byte[] pdf = pdf(entries);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            String found = new PDFTextStripper().getText(document);
            assertThat(pages).isGreaterThan(50);
            assertThat(found).contains("Page 1 of " + pages, "Page " + pages + " of " + pages);
            int last = -1;
            for (int n = 0; n < 2000; n++) {
                int at = found.indexOf("message number " + n + " end");
                assertThat(at).as("message %d", n).isGreaterThan(last);
                last = at;
            }
        }
    }

    @Test
    void pagesGoOutWhileTheConversationIsWritten() throws IOException {
        long[] written = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
            }
        };
        PdfTranscript transcript = new PdfTranscript(counting, Example.HEAD);
        for (int n = 0; n < 500; n++) {
            transcript.write(Example.message(n, "message number " + n));
        }

        assertThat(written[0]).isGreaterThan(10_000);
        transcript.close();
    }

    @Test
    void filesAreLinksToWebAddressesOnly() throws IOException {
        byte[] pdf = pdf(List.of(Example.files(
                new SentFile("a", null, "https://example.org/ä(1).pdf?x=\\", null),
                new SentFile("b", null, "https://example.org/b.pdf", null),
                new SentFile("c", null, "javascript:alert(1)", null),
                new SentFile("d", null, "file:///etc/passwd", null),
                new SentFile("e", null, "https://example.org/ä(1).pdf", null),
                new SentFile("f", null, "media-7", null))));

        assertThat(links(pdf)).containsExactly("https://example.org/b.pdf", "https://example.org/%C3%A4%281%29.pdf");
        assertThat(text(pdf)).contains("javascript:alert(1)", "media-7");
    }

    @Test
    void characterOfNoFontIsSeenByItsNumberAndReadBackAsItIs() throws IOException {
        String seen =
                Paragraph.layOut("a\u12A0b", Paragraph.Direction.LEFT_TO_RIGHT, 100_000).getFirst().glyphs().stream()
                        .map(Glyph::unicode)
                        .collect(Collectors.joining());

        assertThat(seen).isEqualTo("a[U+12A0]b");
        assertThat(text(pdf(List.of(Example.message(1, "a\u12A0b"))))).contains("a\u12A0b");
    }

    @Test
    void nothingLoadsTheLibrariesOfAwt() throws Exception {
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xlog:library=info",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesOne.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(log).isZero();
        assertThat(log).contains("Loaded library").doesNotContain("libawt", "libfontmanager");
    }

    /** A program that writes one PDF. */
    static final class WritesOne {
        public static void main(String[] arguments) throws IOException {
            List<TranscriptEntry> entries = new ArrayList<>(Example.entries());
            TEXTS.forEach(text -> entries.add(Example.message(1, text)));
            pdf(entries);
        }
    }

    private static byte[] pdf(List<TranscriptEntry> entries) throws IOException {
        return Example.written(PdfTranscript::new, entries);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> links(byte[] pdf) throws IOException {
        List<String> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    found.add(((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI());
                }
            }
        }
        return found;
    }

    /** The text without spaces: where lines are broken is not what is asked. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
