package io.colloquy.transcript.pdf;

import io.colloquy.transcript.Line;
import io.colloquy.transcript.Line.Style;
import io.colloquy.transcript.PlainText;
import io.colloquy.transcript.TranscriptEntry;
import io.colloquy.transcript.TranscriptHead;
import io.colloquy.transcript.TranscriptWriter;
import io.colloquy.transcript.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A transcript as PDF: text in every script that the fonts hold, ordered and joined as it is written, files as links, page
 * numbers. Pages go out when they are full. It holds no time of its making.
 */
public final class PdfTranscript implements TranscriptWriter {
    private static final float INDENT = 14;
    private static final float GAP = 7;
    private static final float THOUSAND = 1000f;
    private static final String BLACK = "0 g";
    private static final String GREY = "0.4 g";
    private static final String BLUE = "0 0.2 0.7 rg";

    private static final PdfPages.Look TITLE = new PdfPages.Look(15, BLACK, true);
    private static final PdfPages.Look FIELD = new PdfPages.Look(9, BLACK, false);
    private static final PdfPages.Look SPEAKER = new PdfPages.Look(9, BLACK, true);
    private static final PdfPages.Look TEXT = new PdfPages.Look(10, BLACK, false);
    private static final PdfPages.Look FILE = new PdfPages.Look(9, BLUE, false);
    private static final PdfPages.Look QUIET = new PdfPages.Look(8.5f, GREY, false);

    private final PdfPages pages;
    private final Wording wording;
    private final String title;

    /** Begins the document on that stream. */
    public PdfTranscript(OutputStream out, TranscriptHead head) throws IOException {
        wording = new Wording(head.zone());
        List<Line> lines = wording.head(head);
        title = lines.getFirst().text();
        pages = new PdfPages(out, title);
        write(lines);
    }

    @Override
    public void write(TranscriptEntry entry) throws IOException {
        List<Line> lines = wording.entry(entry);
        pages.gap(GAP);
        pages.keepTogether(Math.min(lines.size(), 2), TEXT.size());
        write(lines);
    }

    private void write(List<Line> lines) throws IOException {
        for (Line line : lines) {
            PdfPages.Look look = look(line.style());
            float indent = isSetIn(line.style()) ? INDENT : 0;
            String link = line.link() == null ? null : Links.safe(line.link()).orElse(null);
            // What leads nowhere a reader could go, as a channel's id of a file, is shown.
            String shown = line.link() != null && link == null ? line.text() + " " + line.link() : line.text();
            int width = Math.round((PdfPages.RIGHT - PdfPages.LEFT - indent) * THOUSAND / look.size());
            Paragraph.Direction direction =
                    line.style() == Style.TEXT ? Paragraph.Direction.OF_ITS_TEXT : Paragraph.Direction.LEFT_TO_RIGHT;
            for (String paragraph : PlainText.lines(shown)) {
                for (Paragraph.LaidOut laidOut : Paragraph.layOut(paragraph, direction, width)) {
                    pages.line(laidOut, look, indent, link);
                }
            }
        }
    }

    private static PdfPages.Look look(Style style) {
        return switch (style) {
            case TITLE -> TITLE;
            case FIELD -> FIELD;
            case SPEAKER -> SPEAKER;
            case TEXT -> TEXT;
            case FILE -> FILE;
            case DETAIL, EVENT -> QUIET;
        };
    }

    private static boolean isSetIn(Style style) {
        return style == Style.TEXT || style == Style.FILE || style == Style.DETAIL;
    }

    @Override
    public void close() throws IOException {
        pages.end(title);
    }
}
