package io.colloquy.export.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The XML of one sheet, written as it comes. */
final class SheetXml {
    /** Numbers of the cell formats that {@link WorkbookParts} declares. */
    static final int PLAIN = 0;

    static final int HEADING = 1;
    static final int MOMENT = 2;
    static final int DURATION = 3;

    /** What a cell can hold; longer texts are cut. */
    static final int LONGEST_TEXT = 32_767;

    private static final int BUFFER_CHARACTERS = 32 * 1024;

    private final Writer out;

    /** To {@code out}, which it leaves open. */
    SheetXml(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARACTERS);
    }

    /** Begins a sheet whose first row stays in sight. */
    void begin(boolean selected) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"
                + "<sheetView " + (selected ? "tabSelected=\"1\" " : "") + "workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                + "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><sheetData>");
    }

    void beginRow(int number) throws IOException {
        out.write("<row r=\"");
        out.write(Integer.toString(number));
        out.write("\">");
    }

    void raw(String xml) throws IOException {
        out.write(xml);
    }

    void text(String column, int row, int format, String text) throws IOException {
        beginCell(column, row, format, "inlineStr");
        out.write("<is><t xml:space=\"preserve\">");
        escape(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + '…' : text);
        out.write("</t></is></c>");
    }

    void number(String column, int row, int format, String number) throws IOException {
        beginCell(column, row, format, "n");
        out.write("<v>");
        out.write(number);
        out.write("</v></c>");
    }

    void flag(String column, int row, boolean flag) throws IOException {
        beginCell(column, row, PLAIN, "b");
        out.write(flag ? "<v>1</v></c>" : "<v>0</v></c>");
    }

    void end() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
    }

    private void beginCell(String column, int row, int format, String type) throws IOException {
        out.write("<c r=\"");
        out.write(column);
        out.write(Integer.toString(row));
        if (format != PLAIN) {
            out.write("\" s=\"");
            out.write(Integer.toString(format));
        }
        if (!type.equals("n")) {
            out.write("\" t=\"");
            out.write(type);
        }
        out.write("\">");
    }

    private void escape(String text) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text, i);
            if (replacement != null) {
                out.write(text, written, i - written);
                out.write(replacement);
                written = i + 1;
            }
        }
        out.write(text, written, text.length() - written);
    }

    /** Null for what stands for itself; what XML can't hold is replaced visibly. */
    static String replacement(String text, int index) {
        char sign = text.charAt(index);
        return switch (sign) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            case '\t', '\n' -> null;
            case '\uFFFE', '\uFFFF' -> "\uFFFD";
            default -> sign < ' ' || isAlone(text, index) ? "\uFFFD" : null;
        };
    }

    /** Half of a pair that was cut, or never was one. */
    private static boolean isAlone(String text, int index) {
        char sign = text.charAt(index);
        if (Character.isHighSurrogate(sign)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(sign) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
