package io.colloquy.transcript.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A file of PDF objects (ISO 32000, 7.5), written to a stream as they come: of an object that was written only its place is
 * kept. The file's identifier follows from its content, so that the same objects make the same file.
 */
final class PdfOutput {
    private static final int IDENTIFIER_LENGTH = 16;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final List<Long> places = new ArrayList<>();
    private long written;

    PdfOutput(OutputStream out) throws IOException {
        this.out = out;
        write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
    }

    /** A number for an object that is still to be written. */
    int reserve() {
        places.add(null);
        return places.size();
    }

    /** Writes the object of that number. */
    void object(int number, String content) throws IOException {
        begin(number);
        write(content);
        write("\nendobj\n");
    }

    /**
     * Writes a stream, deflated.
     *
     * @param entries of its dictionary, beside length and filter
     */
    void stream(int number, String entries, byte[] content) throws IOException {
        byte[] deflated = deflate(content);
        begin(number);
        write("<< /Length " + deflated.length + " /Filter /FlateDecode " + entries + " >>\nstream\n");
        write(deflated);
        write("\nendstream\nendobj\n");
    }

    /** Writes what closes the file. */
    void end(int catalogue, int information) throws IOException {
        long start = written;
        StringBuilder table = new StringBuilder("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (Long place : places) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        String identifier = HexFormat.of().formatHex(digest.digest(), 0, IDENTIFIER_LENGTH);
        table.append("trailer\n<< /Size ")
                .append(places.size() + 1)
                .append(" /Root ")
                .append(reference(catalogue))
                .append(" /Info ")
                .append(reference(information))
                .append(String.format(
                        Locale.ROOT, " /ID [<%1$s> <%1$s>] >>\nstartxref\n%2$d\n%%%%EOF\n", identifier, start));
        write(table.toString());
        out.flush();
    }

    static String reference(int number) {
        return number + " 0 R";
    }

    /** A text as a PDF string: UTF-16 in hexadecimal digits, with the mark that says so. */
    static String text(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private void begin(int number) throws IOException {
        places.set(number - 1, written);
        write(number + " 0 obj\n");
    }

    private void write(String latin) throws IOException {
        write(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        digest.update(bytes);
        written += bytes.length;
    }

    private static byte[] deflate(byte[] content) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 2);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated, deflater)) {
            stream.write(content);
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
