package io.colloquy.transcript.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.TTFSubsetter;

/**
 * A typeface in one document: which of its glyphs are used, and at the end the font objects that hold just those (ISO 32000,
 * 9.7). Glyphs go by their number in the whole font, as the pages already have it; a map leads to the subset's.
 */
final class EmbeddedFont {
    private static final List<String> TABLES =
            List.of("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep");
    private static final int MAPPINGS_A_BLOCK = 100;
    private static final int LETTERS = 26;
    private static final int TAG_LENGTH = 6;

    private final Typeface face;
    private final SortedMap<Integer, Glyph> used = new TreeMap<>();

    EmbeddedFont(Typeface face) {
        this.face = face;
    }

    void use(Glyph glyph) {
        used.putIfAbsent(glyph.id(), glyph);
    }

    boolean isUsed() {
        return !used.isEmpty();
    }

    /** Writes the font under that object number. */
    void write(PdfOutput pdf, int number) throws IOException {
        int descendant = pdf.reserve();
        int descriptor = pdf.reserve();
        int file = pdf.reserve();
        int map = pdf.reserve();
        int unicode = pdf.reserve();
        String name = tag() + "+" + face.name();
        Subset subset = subset();
        pdf.object(number, """
                << /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>""".formatted(name, PdfOutput.reference(descendant), PdfOutput.reference(unicode)));
        pdf.object(
                descendant, """
                << /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
                /Supplement 0 >> /FontDescriptor %s /CIDToGIDMap %s /DW 1000 /W [%s] >>""".formatted(name, PdfOutput.reference(descriptor), PdfOutput.reference(map), widths()));
        pdf.object(descriptor, descriptor(name, file));
        pdf.stream(file, "/Length1 " + subset.file().length, subset.file());
        pdf.stream(map, "", subset.map());
        pdf.stream(unicode, "", toUnicode().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The used part of the font.
     *
     * @param map for each glyph of the whole font two bytes with its number in the subset
     */
    private record Subset(byte[] file, byte[] map) {}

    private Subset subset() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Map<Integer, Integer> wholeBySubset;
        synchronized (face) {
            TTFSubsetter subsetter = new TTFSubsetter(face.font(), TABLES);
            subsetter.addGlyphIds(used.keySet());
            wholeBySubset = subsetter.getGIDMap();
            subsetter.writeToStream(file);
        }
        byte[] map = new byte[2 * (used.lastKey() + 1)];
        wholeBySubset.forEach((inSubset, inWhole) -> {
            if (inWhole <= used.lastKey()) {
                map[2 * inWhole] = (byte) (inSubset >> Byte.SIZE);
                map[2 * inWhole + 1] = (byte) inSubset.intValue();
            }
        });
        return new Subset(file.toByteArray(), map);
    }

    /** Six letters that tell subsets of one font apart: they follow from the glyphs. */
    private String tag() {
        int hash = used.keySet().hashCode();
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < TAG_LENGTH; i++) {
            tag.append((char) ('A' + Math.floorMod(hash, LETTERS)));
            hash /= LETTERS;
        }
        return tag.toString();
    }

    private String widths() {
        StringBuilder widths = new StringBuilder();
        used.forEach((id, glyph) ->
                widths.append(id).append(" [").append(glyph.advance()).append("] "));
        return widths.toString();
    }

    private String descriptor(String name, int file) throws IOException {
        HeaderTable head = face.font().getHeader();
        HorizontalHeaderTable lines = face.font().getHorizontalHeader();
        return String.format(
                Locale.ROOT,
                """
                << /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d \
                /CapHeight %d /StemV 80 /FontFile2 %s >>""",
                name,
                face.scaled(head.getXMin()),
                face.scaled(head.getYMin()),
                face.scaled(head.getXMax()),
                face.scaled(head.getYMax()),
                face.scaled(lines.getAscender()),
                face.scaled(lines.getDescender()),
                face.scaled(lines.getAscender()),
                PdfOutput.reference(file));
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        Iterator<Glyph> glyphs = used.values().iterator();
        for (int left = used.size(); left > 0; left -= MAPPINGS_A_BLOCK) {
            int block = Math.min(left, MAPPINGS_A_BLOCK);
            map.append(block).append(" beginbfchar\n");
            for (int i = 0; i < block; i++) {
                Glyph glyph = glyphs.next();
                map.append("<%04X> <%s>\n".formatted(glyph.id(), hex(glyph.unicode())));
            }
            map.append("endbfchar\n");
        }
        return map.append("""
                endcmap
                CMapName currentdict /CMap defineresource pop
                end
                end
                """).toString();
    }

    private static String hex(String text) {
        return HexFormat.of()
                .formatHex(text.getBytes(StandardCharsets.UTF_16BE))
                .toUpperCase(Locale.ROOT);
    }
}
