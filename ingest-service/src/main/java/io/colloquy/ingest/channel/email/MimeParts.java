package io.colloquy.ingest.channel.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;

/**
 * Goes through the parts of a MIME entity, be it a mail or a form, in one pass and with no more depth and number of
 * parts than mail has: what lies deeper is one part, what is broken ends where it breaks.
 */
final class MimeParts {

    private static final int MOST_PARTS = 1_000;
    private static final int DEEPEST = 10;
    private static final int LONGEST_PARAMETERS = 8_000;
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(256 * 1024)
            .setMaxHeaderCount(2_000)
            .build();

    /** Takes what is found, in its order. */
    interface Visitor {

        /** A header of the whole entity. */
        void header(String name, String value);

        /** A part that has no parts, or the whole entity if it has none. */
        void part(Part part) throws IOException;
    }

    /**
     * One part.
     *
     * @param disposition {@code attachment}, {@code inline}, {@code form-data} …, in lower case; empty if not told
     * @param name of a form's field; null if it has none
     * @param fileName null if it has none
     * @param contentType in lower case, without parameters
     * @param charset as declared; null if it is not
     * @param content decoded; to be read within {@link Visitor#part} only
     */
    record Part(
            String disposition, String name, String fileName, String contentType, String charset, InputStream content) {

        /** How many bytes of the content are left. */
        long size() throws IOException {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null);
    private final Visitor visitor;
    private int depth;
    private int parts;
    private boolean inBodyPart;
    private Map<String, String> disposition = Map.of();
    private Map<String, String> type = Map.of();

    private MimeParts(Visitor visitor) {
        this.visitor = visitor;
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    }

    /**
     * Visits a mail, which begins with its headers.
     *
     * @throws TooManyParts if it has more parts than a mail has
     */
    static void ofMail(byte[] mail, Visitor visitor) throws TooManyParts {
        MimeParts parts = new MimeParts(visitor);
        parts.tokens.parse(new ByteArrayInputStream(mail));
        parts.visit();
    }

    /**
     * Visits an entity whose content type was told apart from it.
     *
     * @throws TooManyParts if it has more parts than a form has
     */
    static void ofBody(byte[] body, String contentType, Visitor visitor) throws TooManyParts {
        MimeParts parts = new MimeParts(visitor);
        parts.tokens.parseHeadless(new ByteArrayInputStream(body), contentType);
        parts.visit();
    }

    /** There are more parts than can be listed. */
    static final class TooManyParts extends Exception {
        private static final long serialVersionUID = 1L;

        TooManyParts() {
            super("more than " + MOST_PARTS + " parts");
        }
    }

    private void visit() throws TooManyParts {
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                take(state);
            }
        } catch (MimeException | IOException e) {
            // What came before the broken place was visited; the raw request has the rest.
        }
    }

    private void take(EntityState state) throws IOException, TooManyParts {
        switch (state) {
            case T_START_MULTIPART -> enterMultipart();
            case T_END_MULTIPART -> leaveMultipart();
            case T_START_BODYPART -> inBodyPart = true;
            case T_START_HEADER -> {
                disposition = Map.of();
                type = Map.of();
            }
            case T_FIELD -> field(tokens.getField());
            case T_BODY -> body();
            default -> {
                // The rest, such as a preamble, is for programs that know no MIME.
            }
        }
    }

    private void enterMultipart() {
        depth++;
        if (depth >= DEEPEST) {
            tokens.setRecursionMode(RecursionMode.M_FLAT);
        }
    }

    private void leaveMultipart() {
        depth--;
        if (depth < DEEPEST) {
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        }
    }

    private void field(Field field) {
        String name = field.getName();
        if (!inBodyPart) {
            visitor.header(name, field.getBody() == null ? "" : field.getBody().strip());
        }
        if (name.equalsIgnoreCase("Content-Disposition")) {
            disposition = parameters(field);
        } else if (name.equalsIgnoreCase("Content-Type")) {
            type = parameters(field);
        }
    }

    private void body() throws IOException, TooManyParts {
        parts++;
        if (parts > MOST_PARTS) {
            throw new TooManyParts();
        }
        String fileName = disposition.get("filename");
        visitor.part(new Part(
                disposition.getOrDefault("", "").toLowerCase(Locale.ROOT),
                disposition.get("name"),
                fileName != null ? fileName : type.get("name"),
                tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT),
                type.get("charset"),
                tokens.getDecodedInputStream()));
    }

    /**
     * The parameters by name in lower case, long and encoded ones put together (RFC 2231); the value under "". None of
     * a header that is longer than names are.
     */
    private static Map<String, String> parameters(Field field) {
        if (field.getBody() == null || field.getBody().length() > LONGEST_PARAMETERS) {
            return Map.of();
        }
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(new RawField(field.getName(), field.getBody()));
        MimeParameterMapping mapping = new MimeParameterMapping();
        for (NameValuePair parameter : body.getParams()) {
            mapping.addParameter(parameter.getName().toLowerCase(Locale.ROOT), parameter.getValue());
        }
        mapping.addParameter("", body.getValue());
        return mapping.getParameters();
    }
}
