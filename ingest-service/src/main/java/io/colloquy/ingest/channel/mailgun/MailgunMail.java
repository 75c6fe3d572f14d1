package io.colloquy.ingest.channel.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A mail that came in, in the fields that a route posts. */
final class MailgunMail {

    private MailgunMail() {}

    static Translation translate(FormBody form, ChannelRequest request) {
        byte[] mime = form.bytes("body-mime");
        if (mime == null) {
            MailHeaders headers = headers(form);
            return mail(form, headers, text(form), files(form)).translate(request);
        }
        return MimeMail.read(mime)
                .map(mail -> mail(form, mail.headers(), mail.text(), mail.attachments())
                        .translate(request))
                .orElseGet(() -> Findings.refused("malformed_mime", "more parts than a mail has"));
    }

    private static InboundMail mail(FormBody form, MailHeaders headers, String text, List<MailAttachment> attachments) {
        String subject = headers.text("Subject");
        return new InboundMail(
                "mailgun",
                headers,
                MailAddress.firstOf(headers.raw("From"), form.text("from"), form.text("sender")),
                Stream.ofNullable(MailAddress.first(form.text("recipient"))).toList(),
                subject != null ? subject : form.text("subject"),
                text,
                attachments,
                MailgunTime.ofSeconds(form.lastText("timestamp")),
                UnaryOperator.identity());
    }

    /** As the mail has them; they are among the form's fields too, where Mailgun's own stand beside them. */
    private static MailHeaders headers(FormBody form) {
        MailHeaders headers = new MailHeaders();
        json(form, "message-headers")
                .ifPresent(pairs -> pairs.forEach(pair -> {
                    if (pair.path(0).isTextual() && pair.path(1).isTextual()) {
                        headers.add(pair.get(0).asText(), pair.get(1).asText());
                    }
                }));
        if (headers.isEmpty()) {
            form.forEach(headers::add);
        }
        return headers;
    }

    /** What is new in the mail, if Mailgun found that. */
    private static String text(FormBody form) {
        String stripped = form.text("stripped-text");
        return stripped != null && !stripped.isBlank()
                ? MimeMail.text(stripped, null)
                : MimeMail.text(form.text("body-plain"), form.text("body-html"));
    }

    /** Those in the form, and those that Mailgun stored and gives a link to. */
    private static List<MailAttachment> files(FormBody form) {
        List<MailAttachment> files = new ArrayList<>(form.files());
        json(form, "attachments")
                .ifPresent(stored -> stored.forEach(file -> {
                    JsonNode size = file.path("size");
                    files.add(new MailAttachment(
                            "stored-" + (files.size() + 1),
                            ChannelJson.text(file, "name"),
                            ChannelJson.text(file, "content-type"),
                            size.isIntegralNumber() && size.canConvertToLong() ? size.asLong() : null,
                            ChannelJson.text(file, "url")));
                }));
        return files;
    }

    /** An array of JSON in a field. */
    private static Optional<JsonNode> json(FormBody form, String field) {
        byte[] bytes = form.bytes(field);
        return bytes == null ? Optional.empty() : ChannelJson.read(bytes).filter(JsonNode::isArray);
    }
}
