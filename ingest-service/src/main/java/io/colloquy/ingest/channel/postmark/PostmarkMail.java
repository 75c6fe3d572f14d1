package io.colloquy.ingest.channel.postmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.email.InboundMail;
import io.colloquy.ingest.channel.email.MailAddress;
import io.colloquy.ingest.channel.email.MailAttachment;
import io.colloquy.ingest.channel.email.MailHeaders;
import io.colloquy.ingest.channel.email.MailText;
import io.colloquy.ingest.channel.email.MimeMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A mail that came in, as the inbound webhook has it; its raw MIME, if it is sent along, fills what is missing. */
final class PostmarkMail {

    /** The domain of the Message-IDs that Postmark gives out; what stands before it is its MessageID. */
    private static final String SENT_DOMAIN = "@mtasv.net";

    private PostmarkMail() {}

    static Translation translate(JsonNode json, ChannelRequest request) {
        Optional<MimeMail> raw = Optional.ofNullable(ChannelJson.text(json, "RawEmail"))
                .flatMap(mime -> MimeMail.read(mime.getBytes(StandardCharsets.UTF_8)));
        return new InboundMail(
                        "postmark",
                        headers(json, raw),
                        MailAddress.of(
                                ChannelJson.text(json, "FromFull", "Email"),
                                ChannelJson.text(json, "FromFull", "Name")),
                        Stream.ofNullable(MailAddress.of(ChannelJson.text(json, "OriginalRecipient"), null))
                                .toList(),
                        MailText.clean(ChannelJson.text(json, "Subject")),
                        text(json, raw),
                        attachments(json.path("Attachments")),
                        null,
                        PostmarkMail::sentId)
                .translate(request);
    }

    /** The mail's own; what Postmark took out of them is put back. */
    private static MailHeaders headers(JsonNode json, Optional<MimeMail> raw) {
        MailHeaders headers = new MailHeaders();
        for (JsonNode header : json.path("Headers")) {
            add(headers, ChannelJson.text(header, "Name"), ChannelJson.text(header, "Value"));
        }
        raw.ifPresent(mail -> headers.addMissing(mail.headers()));
        MailHeaders fields = new MailHeaders();
        add(fields, "Date", ChannelJson.text(json, "Date"));
        add(fields, "Reply-To", ChannelJson.text(json, "ReplyTo"));
        add(fields, "Message-ID", ChannelJson.text(json, "MessageID"));
        headers.addMissing(fields);
        return headers;
    }

    private static void add(MailHeaders headers, String name, String value) {
        if (name != null && value != null) {
            headers.add(name, value);
        }
    }

    /** What is new in the mail, if Postmark found that. */
    private static String text(JsonNode json, Optional<MimeMail> raw) {
        String stripped = MimeMail.text(ChannelJson.text(json, "StrippedTextReply"), null);
        String whole = MimeMail.text(ChannelJson.text(json, "TextBody"), ChannelJson.text(json, "HtmlBody"));
        String said = stripped.isEmpty() ? whole : stripped;
        return said.isEmpty() ? raw.map(MimeMail::text).orElse("") : said;
    }

    private static List<MailAttachment> attachments(JsonNode files) {
        List<MailAttachment> attachments = new ArrayList<>();
        for (JsonNode file : files) {
            JsonNode length = file.path("ContentLength");
            attachments.add(new MailAttachment(
                    String.valueOf(attachments.size() + 1),
                    ChannelJson.text(file, "Name"),
                    ChannelJson.text(file, "ContentType"),
                    length.isIntegralNumber() && length.canConvertToLong() ? length.asLong() : null,
                    null));
        }
        return attachments;
    }

    private static String sentId(String messageId) {
        return messageId.endsWith(SENT_DOMAIN)
                ? messageId.substring(0, messageId.length() - SENT_DOMAIN.length())
                : messageId;
    }
}
