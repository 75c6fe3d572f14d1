package io.colloquy.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailReadingTest {

    @Test
    void textIsReadInTheDeclaredCharacterSet() {
        assertEquals("Grüße €", text("windows-1252", "Grüße €".getBytes(Charset.forName("windows-1252"))));
        assertEquals("Привет", text("koi8-r", "Привет".getBytes(Charset.forName("koi8-r"))));
        assertEquals("こんにちは", text("ISO-2022-JP", "こんにちは".getBytes(Charset.forName("ISO-2022-JP"))));
    }

    @Test
    void textOfAWrongOrUnknownCharacterSetIsReadAsWhatItLooksLike() {
        assertEquals("Grüße", text("x-unknown", "Grüße".getBytes(UTF_8)));
        assertEquals("Grüße", text("us-ascii", "Grüße".getBytes(UTF_8)));
        assertEquals("Grüße", text("!!", "Grüße".getBytes(ISO_8859_1)));
        assertEquals("Gr\ufffd", text("utf-8", new byte[] {'G', 'r', (byte) 0xfc}));
    }

    @Test
    void encodedWordsAreReadAndBrokenOnesStay() {
        assertEquals("Héllo wörld", MailText.header("=?UTF-8?B?SMOpbGxv?= =?iso-8859-1?q?_w=F6rld?="));
        assertEquals("=?UTF-8?Q?a", MailText.header("=?UTF-8?Q?a"));
        assertTrue(MailText.header("=?x-unknown?Q?ab=E9?=").startsWith("ab"));
    }

    @Test
    void whatCannotBeStoredIsTakenOut() {
        assertEquals("ab\ufffdc\ud83d\ude00", MailText.clean("a\0b\ud83dc\ud83d\ude00"));
        assertEquals("\ufffd", MailText.clean("\ude00"));
    }

    @Test
    void brokenTransferEncodingsAreReadAsFarAsTheyGo() {
        assertEquals(
                "Hello",
                mail("Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=!!").text());
        assertEquals(
                "a=ZZb",
                mail("Content-Transfer-Encoding: quoted-printable\r\n\r\na=ZZb").text());
        assertEquals(
                "as it is",
                mail("Content-Transfer-Encoding: x-uuencode\r\n\r\nas it is").text());
    }

    @Test
    void mailCutAnywhereIsRead() {
        String whole = """
                From: a@b.c
                Content-Type: multipart/mixed; boundary=x

                --x

                Text
                --x
                Content-Disposition: attachment; filename="f.txt"

                abc
                --x--
                """.replace("\n", "\r\n");
        for (int length = 0; length <= whole.length(); length++) {
            assertTrue(
                    MimeMail.read(whole.substring(0, length).getBytes(US_ASCII)).isPresent());
        }
        assertEquals(
                "Text",
                MimeMail.read(whole.substring(0, whole.indexOf("--x--")).getBytes(US_ASCII))
                        .orElseThrow()
                        .text());
    }

    @Test
    void attachedMailIsAFileOfItsOwn() {
        MimeMail mail = mail("""
                Content-Type: multipart/mixed; boundary=x

                --x

                See below
                --x
                Content-Type: message/rfc822

                From: z@y.x

                Forwarded
                --x--
                """.replace("\n", "\r\n"));

        assertEquals("See below", mail.text());
        assertEquals(List.of(new MailAttachment("1", null, "message/rfc822", 24L, null)), mail.attachments());
        assertNull(mail.headers().raw("From"));
    }

    @Test
    void datesAreReadInTheFormsThatMailHas() {
        Map<String, String> dates = Map.of(
                "Wed, 11 Oct 2017 18:31:04 -0700", "2017-10-12T01:31:04Z",
                "11 Oct 2017 18:31 +0000 (UTC)", "2017-10-11T18:31:00Z",
                "Mon, 2 Mar 26 09:00:00 GMT", "2026-03-02T09:00:00Z",
                "Sun, 2 March 2026 09:00:00 EST", "2026-03-02T14:00:00Z",
                "Mon,  02 mar 2026 09:00:00.123 -0300 (BRT)", "2026-03-02T12:00:00Z");

        dates.forEach((written, meant) -> assertEquals(Instant.parse(meant), MailDate.parse(written), written));
        for (String none : List.of("", "yesterday", "31 Feb 2026 09:00:00 +0000", "1 Foo 2026 09:00:00 +0000")) {
            assertNull(MailDate.parse(none), none);
        }
        assertEquals(
                Instant.parse("2026-03-02T09:00:00Z"),
                MailDate.ofReceived("from a; b by c; Mon, 2 Mar 2026 09:00:00 +0000"));
        assertNull(MailDate.ofReceived("from mail.example.org by mx.example ..."));
    }

    @Test
    void addressesAreReadInTheFormsThatMailHas() {
        assertEquals(new MailAddress("a@b.c", "Müller, Jörg"), MailAddress.first("\"Müller, Jörg\" <A@B.C>"));
        assertEquals(new MailAddress("a@b.c", "Héllo"), MailAddress.first("\"=?utf-8?q?H=C3=A9llo?=\" <a@b.c>"));
        assertEquals(new MailAddress("a@b.c", null), MailAddress.first("a@b.c (Comment), d@e.f"));
        assertEquals(new MailAddress("a@b.c", null), MailAddress.first("a@b.c <a@b.c>"));
        for (String none : List.of("", "<>", "nobody", "@b.c", "a@", "x".repeat(200) + "@b.c", "a\0@b.c")) {
            assertNull(MailAddress.first(none), none);
        }
    }

    @Test
    void idsLoseTheirBracketsAndKeepToTheirLength() {
        assertEquals("1@b.c", MessageIds.first(" <1@b.c>"));
        assertEquals("1@b.c", MessageIds.first("1@b.c"));
        assertEquals("1@b.c", MessageIds.first("<1@\r\n b.c> <2@b.c>"));
        assertEquals("2@b.c", MessageIds.last("<1@b.c> <2@b.c>"));
        assertNull(MessageIds.first("<>"));
        assertEquals(71, MessageIds.first("<" + "x".repeat(201) + ">").length());
    }

    @Test
    void htmlIsReadAsItsText() {
        assertEquals("a < b\nc", HtmlText.of("<p>a &lt; b</p><script>x</script><br>c"));
        assertEquals("A😀 & &foo; &", HtmlText.of("&#65;&#x1F600; &amp; &foo; &"));
        assertEquals("open", HtmlText.of("open<a href='"));
        assertEquals("seen", HtmlText.of("<!-- <b>un</b>seen -->seen<style>p{}"));
    }

    private static MimeMail mail(String mail) {
        return MimeMail.read(mail.getBytes(UTF_8)).orElseThrow();
    }

    private static String text(String charset, byte[] text) {
        byte[] headers = ("Content-Type: text/plain; charset=\"" + charset + "\"\r\n\r\n").getBytes(US_ASCII);
        byte[] mail = Arrays.copyOf(headers, headers.length + text.length);
        System.arraycopy(text, 0, mail, headers.length, text.length);
        return MimeMail.read(mail).orElseThrow().text();
    }
}
