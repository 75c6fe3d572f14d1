package io.colloquy.ingest.channel.email;

import io.colloquy.ingest.channel.email.MimeParts.Part;
import io.colloquy.ingest.channel.email.MimeParts.TooManyParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mail read from its raw MIME.
 *
 * @param headers all of them
 * @param text what it says: its plain text, or that of its HTML; empty if it has neither
 * @param attachments its files, without their contents
 */
public record MimeMail(MailHeaders headers, String text, List<MailAttachment> attachments) {

    private static final int LONGEST_TEXT = 4 * MailText.LONGEST;

    public MimeMail {
        attachments = List.copyOf(attachments);
    }

    /** Reads a mail, as far as it can be read; empty if it has more parts than a mail has. */
    public static Optional<MimeMail> read(byte[] mail) {
        Reader reader = new Reader();
        try {
            MimeParts.ofMail(mail, reader);
        } catch (TooManyParts e) {
            return Optional.empty();
        }
        return Optional.of(new MimeMail(
                reader.headers, text(reader.plain.toString(), reader.html.toString()), reader.attachments));
    }

    /** What a mail says that has a plain text, an HTML, both or none (null or empty). */
    public static String text(String plain, String html) {
        if (plain != null && !plain.isBlank()) {
            return MailText.clean(plain.replace("\r\n", "\n")).strip();
        }
        return html == null ? "" : HtmlText.of(MailText.clean(html));
    }

    private static final class Reader implements MimeParts.Visitor {
        private final MailHeaders headers = new MailHeaders();
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<MailAttachment> attachments = new ArrayList<>();

        @Override
        public void header(String name, String value) {
            headers.add(name, value);
        }

        @Override
        public void part(Part part) throws IOException {
            boolean file = part.fileName() != null || part.disposition().equals("attachment");
            if (!file && part.contentType().equals("text/plain")) {
                append(plain, part);
            } else if (!file && part.contentType().equals("text/html")) {
                append(html, part);
            } else {
                String key = String.valueOf(attachments.size() + 1);
                attachments.add(new MailAttachment(key, part.fileName(), part.contentType(), part.size(), null));
            }
        }

        private static void append(StringBuilder text, Part part) throws IOException {
            if (text.length() < MailText.LONGEST) {
                byte[] bytes = part.content().readNBytes(LONGEST_TEXT);
                text.append(text.isEmpty() ? "" : "\n").append(MailText.decode(bytes, part.charset()));
            }
        }
    }
}
