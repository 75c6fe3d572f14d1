package io.colloquy.transcript.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines on pages of A4, from top to bottom, each page written when it is full. How many there are is known at the end only:
 * pages refer to a form that says it.
 */
final class PdfPages {
    static final int LEFT = 56;
    static final int RIGHT = 539;

    private static final String A4 = "[0 0 595 842]";
    private static final int TOP = 786;
    private static final int BOTTOM = 64;
    private static final int FOOT = 36;
    private static final float FOOT_SIZE = 8;
    private static final float LEADING = 1.45f;
    private static final float THOUSAND = 1000f;

    private final PdfOutput pdf;
    private final int catalogue;
    private final int tree;
    /** The dictionary of fonts. */
    private final int fontList;

    private final int total;
    private final List<EmbeddedFont> fonts =
            Typeface.all().stream().map(EmbeddedFont::new).toList();
    private final List<Integer> pages = new ArrayList<>();
    private final String foot;
    private StringBuilder content = new StringBuilder();
    private List<String> links = new ArrayList<>();
    private float y = TOP;

    /**
     * Begins a document.
     *
     * @param foot what stands at the foot of every page, beside its number
     */
    PdfPages(OutputStream out, String foot) throws IOException {
        pdf = new PdfOutput(out);
        catalogue = pdf.reserve();
        tree = pdf.reserve();
        fontList = pdf.reserve();
        total = pdf.reserve();
        this.foot = foot;
    }

    /** How a line looks. */
    record Look(float size, String colour, boolean bold) {}

    /** Turns the page if less than so many lines of that size fit on it. */
    void keepTogether(int lines, float size) throws IOException {
        if (y - lines * size * LEADING < BOTTOM && y < TOP) {
            turn();
        }
    }

    /** Leaves room above the next line, unless it is the first on its page. */
    void gap(float height) {
        if (y < TOP) {
            y -= height;
        }
    }

    /**
     * Writes a line.
     *
     * @param indent from the left edge of the text, in points
     * @param link where it leads; null for none
     */
    void line(Paragraph.LaidOut line, Look look, float indent, String link) throws IOException {
        float height = look.size() * LEADING;
        if (y - height < BOTTOM) {
            turn();
        }
        y -= height;
        float width = line.width() * look.size() / THOUSAND;
        float x = line.rightToLeft() ? RIGHT - width : LEFT + indent;
        show(content, line, look, x, y);
        if (link != null) {
            links.add("<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%s %s %s %s] /A << /S /URI /URI (%s) >> >>"
                    .formatted(
                            number(x), number(y - look.size() / 4), number(x + width), number(y + look.size()), link));
        }
    }

    /** Ends the document. */
    void end(String title) throws IOException {
        turn();
        Look look = new Look(FOOT_SIZE, "0.4 g", false);
        StringBuilder number = new StringBuilder();
        show(number, ofOurs(String.valueOf(pages.size()), Integer.MAX_VALUE), look, 0, 0);
        pdf.stream(
                total,
                "/Type /XObject /Subtype /Form /BBox [0 -5 60 15] /Resources << /Font " + PdfOutput.reference(fontList)
                        + " >>",
                number.toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder dictionary = new StringBuilder("<< ");
        for (int face = 0; face < fonts.size(); face++) {
            if (fonts.get(face).isUsed()) {
                int font = pdf.reserve();
                fonts.get(face).write(pdf, font);
                dictionary
                        .append("/F")
                        .append(face)
                        .append(' ')
                        .append(PdfOutput.reference(font))
                        .append(' ');
            }
        }
        pdf.object(fontList, dictionary + ">>");
        StringBuilder kids = new StringBuilder();
        pages.forEach(page -> kids.append(PdfOutput.reference(page)).append(' '));
        pdf.object(tree, String.format(Locale.ROOT, "<< /Type /Pages /Count %d /Kids [%s] >>", pages.size(), kids));
        pdf.object(
                catalogue,
                "<< /Type /Catalog /Pages %s /ViewerPreferences << /DisplayDocTitle true >> >>"
                        .formatted(PdfOutput.reference(tree)));
        int information = pdf.reserve();
        pdf.object(
                information,
                "<< /Title %s /Producer %s >>".formatted(PdfOutput.text(title), PdfOutput.text("Colloquy")));
        pdf.end(catalogue, information);
    }

    /** Writes the page and begins another. */
    private void turn() throws IOException {
        Look look = new Look(FOOT_SIZE, "0.4 g", false);
        int width = Math.round((RIGHT - LEFT) * THOUSAND / FOOT_SIZE);
        show(content, ofOurs(foot, width * 3 / 4), look, LEFT, FOOT);
        Paragraph.LaidOut number = ofOurs("Page " + (pages.size() + 1) + " of ", width);
        float numberWidth = (number.width() + Typeface.all().getFirst().advance(space())) * FOOT_SIZE / THOUSAND;
        float x = RIGHT - numberWidth - 20;
        show(content, number, look, x, FOOT);
        content.append(String.format(Locale.ROOT, "q 1 0 0 1 %s %d cm /Total Do Q\n", number(x + numberWidth), FOOT));
        int page = pdf.reserve();
        int stream = pdf.reserve();
        pdf.object(page, """
                << /Type /Page /Parent %s /MediaBox %s /Resources << /Font %s /XObject << /Total %s >> >> \
                /Contents %s%s >>""".formatted(
                        PdfOutput.reference(tree),
                        A4,
                        PdfOutput.reference(fontList),
                        PdfOutput.reference(total),
                        PdfOutput.reference(stream),
                        links.isEmpty() ? "" : " /Annots [" + String.join(" ", links) + "]"));
        pdf.stream(stream, "", content.toString().getBytes(StandardCharsets.US_ASCII));
        pages.add(page);
        content = new StringBuilder();
        links = new ArrayList<>();
        y = TOP;
    }

    /** The first line of it. */
    private static Paragraph.LaidOut ofOurs(String text, int width) {
        return Paragraph.layOut(text, Paragraph.Direction.LEFT_TO_RIGHT, width).getFirst();
    }

    private static int space() {
        return Typeface.all().getFirst().glyph(' ');
    }

    private void show(StringBuilder to, Paragraph.LaidOut line, Look look, float x, float baseline) {
        if (line.glyphs().isEmpty()) {
            return;
        }
        if (line.text() != null) {
            to.append("/Span << /ActualText ")
                    .append(PdfOutput.text(line.text()))
                    .append(" >> BDC\n");
        }
        to.append("BT ").append(look.colour());
        if (look.bold()) {
            // A stroke around each letter instead of bold fonts for every script.
            to.append(' ').append(look.colour().toUpperCase(Locale.ROOT)).append(" 2 Tr 0.25 w");
        }
        to.append(" 1 0 0 1 ")
                .append(number(x))
                .append(' ')
                .append(number(baseline))
                .append(" Tm\n");
        int face = -1;
        for (Glyph glyph : line.glyphs()) {
            fonts.get(glyph.face()).use(glyph);
            if (glyph.face() != face) {
                to.append(face < 0 ? "" : "> Tj\n");
                face = glyph.face();
                to.append("/F")
                        .append(face)
                        .append(' ')
                        .append(number(look.size()))
                        .append(" Tf <");
            }
            to.append("%04X".formatted(glyph.id()));
        }
        to.append("> Tj");
        if (look.bold()) {
            to.append(" 0 Tr");
        }
        to.append(" ET\n");
        if (line.text() != null) {
            to.append("EMC\n");
        }
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
