package io.colloquy.ingest.channel.email;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.email.MimeParts.Part;
import io.colloquy.ingest.channel.email.MimeParts.TooManyParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields and files of a form that was posted, urlencoded or multipart. */
public final class FormBody {

    private static final int MOST_FIELDS = 1_000;

    private final Map<String, List<byte[]>> fields = new LinkedHashMap<>();
    private final List<MailAttachment> files = new ArrayList<>();

    private FormBody() {}

    /** Whether the request says that it is a form. */
    public static boolean isForm(ChannelRequest request) {
        String type = contentType(request).toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded");
    }

    /** The form of such a request; empty if it cannot be read as one or has more fields than a mail makes. */
    public static Optional<FormBody> read(ChannelRequest request) {
        FormBody form = new FormBody();
        boolean readable = contentType(request).toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? form.readMultipart(request)
                : form.readUrlencoded(request.bytes());
        return readable && !(form.fields.isEmpty() && form.files.isEmpty()) ? Optional.of(form) : Optional.empty();
    }

    /** A form that was written as a JSON object, a field each; what is no text becomes its JSON. */
    public static FormBody of(JsonNode object) {
        FormBody form = new FormBody();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String text = value.isValueNode() ? value.asText() : value.toString();
            if (!value.isNull()) {
                form.add(field.getKey(), text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return form;
    }

    private static String contentType(ChannelRequest request) {
        String type = request.header("Content-Type");
        return type == null ? "" : type.strip();
    }

    /** The bytes of the first field of that name; null if there is none. */
    public byte[] bytes(String name) {
        List<byte[]> values = fields.get(name);
        return values == null ? null : values.get(0);
    }

    /** The first field of that name, which is in UTF-8; null if there is none. */
    public String text(String name) {
        return text(name, null);
    }

    /** The first field of that name in that character set, or in UTF-8 for null; null if there is none. */
    public String text(String name, String charset) {
        byte[] bytes = bytes(name);
        return bytes == null ? null : MailText.decode(bytes, charset);
    }

    /** The last field of that name, where a sender's own variables may come before the provider's; null if none. */
    public String lastText(String name) {
        List<byte[]> values = fields.get(name);
        return values == null ? null : MailText.decode(values.get(values.size() - 1), null);
    }

    /** Gives each field, in the order of their names' first appearance. */
    public void forEach(BiConsumer<String, String> taker) {
        fields.forEach((name, values) -> values.forEach(value -> taker.accept(name, MailText.decode(value, null))));
    }

    /** The files, each with its field's name as key and without its contents. */
    public List<MailAttachment> files() {
        return List.copyOf(files);
    }

    private void add(String name, byte[] value) {
        fields.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }

    private boolean readMultipart(ChannelRequest request) {
        try {
            MimeParts.ofBody(request.bytes(), contentType(request), new MimeParts.Visitor() {
                @Override
                public void header(String name, String value) {
                    // The request's own headers are known.
                }

                @Override
                public void part(Part part) throws IOException {
                    take(part);
                }
            });
            return true;
        } catch (TooManyParts e) {
            return false;
        }
    }

    private void take(Part part) throws IOException {
        if (part.name() != null && part.fileName() != null) {
            files.add(new MailAttachment(part.name(), part.fileName(), part.contentType(), part.size(), null));
        } else if (part.name() != null) {
            add(part.name(), part.content().readAllBytes());
        }
    }

    private boolean readUrlencoded(byte[] body) {
        int count = 0;
        int start = 0;
        while (start < body.length && count <= MOST_FIELDS) {
            int end = indexOf(body, '&', start, body.length);
            int equals = indexOf(body, '=', start, end);
            if (end > start) {
                count++;
                String name = new String(decoded(body, start, equals), StandardCharsets.UTF_8);
                add(name, decoded(body, Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
        return count <= MOST_FIELDS;
    }

    private static int indexOf(byte[] bytes, char c, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != c) {
            i++;
        }
        return i;
    }

    /** A percent sign that is followed by no two hexadecimal digits stands for itself. */
    private static byte[] decoded(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            int high = bytes[i] == '%' && i + 2 < to ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toByteArray();
    }
}
