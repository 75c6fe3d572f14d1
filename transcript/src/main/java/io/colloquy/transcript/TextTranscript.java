package io.colloquy.transcript;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A transcript as plain text: UTF-8, lines end with a line feed, what was said is set in by four spaces. */
public final class TextTranscript implements TranscriptWriter {
    private static final String INDENT = "    ";

    private final Writer out;
    private final Wording wording;

    /** Begins the text on that stream. */
    public TextTranscript(OutputStream stream, TranscriptHead head) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        wording = new Wording(head.zone());
        write(wording.head(head));
    }

    @Override
    public void write(TranscriptEntry entry) throws IOException {
        out.write('\n');
        write(wording.entry(entry));
    }

    private void write(List<Line> lines) throws IOException {
        for (Line line : lines) {
            switch (line.style()) {
                case TITLE, FIELD, SPEAKER, EVENT -> write("", line.text());
                case TEXT, DETAIL -> write(INDENT, line.text());
                case FILE -> write(INDENT, line.link() == null ? line.text() : line.text() + " " + line.link());
            }
        }
    }

    private void write(String indent, String text) throws IOException {
        for (String line : PlainText.lines(text)) {
            out.write(indent);
            out.write(line);
            out.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
