package io.colloquy.ingest.channel.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.FormBody;
import io.colloquy.ingest.channel.email.InboundMail;
import io.colloquy.ingest.channel.email.MailAddress;
import io.colloquy.ingest.channel.email.MailAttachment;
import io.colloquy.ingest.channel.email.MailHeaders;
import io.colloquy.ingest.channel.email.MimeMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A mail that came in, in the fields that Inbound Parse posts. */
final class SendGridMail {

    private SendGridMail() {}

    static Translation translate(FormBody form, ChannelRequest request) {
        JsonNode charsets = json(form, "charsets");
        boolean raw = form.bytes("email") != null;
        Optional<MimeMail> source = MimeMail.read(form.bytes(raw ? "email" : "headers"));
        return source.map(mail -> {
                    String text = raw
                            ? mail.text()
                            : MimeMail.text(field(form, charsets, "text"), field(form, charsets, "html"));
                    List<MailAttachment> files = raw ? mail.attachments() : form.files();
                    return mail(form, charsets, mail.headers(), text, files).translate(request);
                })
                .orElseGet(() -> Findings.refused("malformed_mime", "more parts than a mail has"));
    }

    private static InboundMail mail(
            FormBody form, JsonNode charsets, MailHeaders headers, String text, List<MailAttachment> attachments) {
        String subject = headers.text("Subject");
        return new InboundMail(
                "sendgrid",
                headers,
                MailAddress.firstOf(headers.raw("From"), field(form, charsets, "from")),
                mailboxes(form),
                subject != null ? subject : field(form, charsets, "subject"),
                text,
                attachments,
                null,
                SendGridIds::ofMessageId);
    }

    /** SendGrid passes some fields on in the character set that the mail had them in. */
    private static String field(FormBody form, JsonNode charsets, String name) {
        return form.text(name, ChannelJson.text(charsets, name));
    }

    private static List<MailAddress> mailboxes(FormBody form) {
        List<MailAddress> mailboxes = new ArrayList<>();
        json(form, "envelope").path("to").forEach(to -> mailboxes.add(MailAddress.of(to.asText(null), null)));
        mailboxes.removeIf(Objects::isNull);
        return mailboxes;
    }

    private static JsonNode json(FormBody form, String field) {
        byte[] bytes = form.bytes(field);
        return bytes == null
                ? MissingNode.getInstance()
                : ChannelJson.read(bytes).orElse(MissingNode.getInstance());
    }
}
