package io.colloquy.ingest.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * Someone's address.
 *
 * @param address in lower case, as contacts are told apart
 * @param name as the sender's program showed it; null if none
 */
public record MailAddress(String address, String name) {

    /** With "email:" before it, an id may have 200 characters. */
    private static final int LONGEST = 190;

    /** The first address of a {@code From} header or the like; null if it holds none that could be written to. */
    public static MailAddress first(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String cut = header.substring(0, Math.min(header.length(), MailText.LONGEST_HEADER));
        // The parser takes a text's length in characters for that of its bytes: it is given bytes.
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, cut);
        List<Mailbox> mailboxes = LenientAddressParser.DEFAULT
                .parseAddressList(bytes, new ParserCursor(0, bytes.length()))
                .flatten();
        return mailboxes.stream()
                .map(mailbox -> of(mailbox.getAddress(), mailbox.getName()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The first address of the first of those headers that has one; null if none has. */
    public static MailAddress firstOf(String... headers) {
        return Stream.of(headers)
                .map(MailAddress::first)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** That address; null if it could not be written to. */
    public static MailAddress of(String address, String name) {
        String bare = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
        if (bare.indexOf('<') >= 0) {
            // Where an address was shown as its own name: a@b.example <a@b.example>.
            bare = bare.substring(bare.lastIndexOf('<') + 1).replace(">", "").strip();
        }
        int at = bare.lastIndexOf('@');
        boolean usable = at > 0 && at < bare.length() - 1 && bare.length() <= LONGEST;
        if (!usable || bare.chars().anyMatch(c -> c < ' ' || c == 0x7f || Character.isSurrogate((char) c))) {
            return null;
        }
        String shown = MailText.header(name);
        return new MailAddress(bare, shown == null || shown.isEmpty() || shown.equals(bare) ? null : shown);
    }

    /** The contact that this address stands for. */
    public String contactId() {
        return "email:" + address;
    }
}
