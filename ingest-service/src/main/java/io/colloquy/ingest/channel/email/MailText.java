package io.colloquy.ingest.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Text out of mail, whose senders declare one character set and write another. */
public final class MailText {

    /** The longest text of a message that is kept, in characters; the raw request has the rest. */
    static final int LONGEST = 250_000;

    /** The longest part of a header that is looked at, in characters. */
    static final int LONGEST_HEADER = 2_000;

    private MailText() {}

    /**
     * The text that the bytes stand for: in the declared character set, if there is one of that name, else in UTF-8 if
     * they are that, else in ISO 8859-1, in which all bytes mean something.
     *
     * @param charset its name; null if none was declared
     */
    public static String decode(byte[] bytes, String charset) {
        Charset declared = charset(charset);
        if (declared != null && !declared.equals(StandardCharsets.US_ASCII)) {
            return clean(new String(bytes, declared));
        }
        try {
            return clean(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return clean(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static Charset charset(String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** A header's value with its encoded words ({@code =?utf-8?q?…?=}) read; null for null. */
    static String header(String value) {
        if (value == null) {
            return null;
        }
        String cut = cut(value, LONGEST_HEADER);
        return clean(DecoderUtil.decodeEncodedWords(cut, DecodeMonitor.SILENT, StandardCharsets.UTF_8))
                .strip();
    }

    /** The text as it can be stored: without U+0000 and halves of surrogate pairs, cut if very long; null for null. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        String kept = cut(text, LONGEST);
        StringBuilder clean = null;
        for (int i = 0; i < kept.length(); i++) {
            char c = kept.charAt(i);
            boolean storable = c != 0 && (!Character.isSurrogate(c) || isPaired(kept, i));
            if (!storable && clean == null) {
                clean = new StringBuilder(kept.length()).append(kept, 0, i);
            }
            if (clean != null && c != 0) {
                clean.append(storable ? c : '\ufffd');
            }
        }
        return clean == null ? kept : clean.toString();
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
