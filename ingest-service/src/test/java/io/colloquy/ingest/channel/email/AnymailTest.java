package io.colloquy.ingest.channel.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.mailgun.MailgunAdapter;
import io.colloquy.ingest.channel.postmark.PostmarkAdapter;
import io.colloquy.ingest.channel.sendgrid.SendGridAdapter;
import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bodies of nine providers that django-anymail is tested with, where they are at hand. */
class AnymailTest {

    private static final Path FOLDER = Path.of("../../shared/data/channels/email-anymail");
    static final ConnectionView CONNECTION = new ConnectionView("mail-1", Channel.EMAIL, null, Set.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What each provider's own files come to: the types of the events, or the codes of what is refused. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("mailgun_inbound.test_inbound_basics", "contact.updated message.received"),
            Map.entry("mailgun_inbound.test_inbound_mime", "contact.updated message.received"),
            Map.entry("mailgun_inbound.test_misconfigured_store_action", "contact.updated message.received"),
            Map.entry("mailgun_inbound.test_misconfigured_tracking_legacy", "missing_field"),
            Map.entry("mailgun_status.test_alt_smtp_code", "missing_field"),
            Map.entry("mailgun_status.test_delivered_event", "message.status"),
            Map.entry("mailgun_status.test_dropped_bounce", "message.status"),
            Map.entry("mailgun_status.test_dropped_spam", "missing_field"),
            Map.entry("mailgun_status.test_dropped_timed_out", "missing_field"),
            Map.entry("mailgun_status.test_invalid_mailbox", "missing_field"),
            Map.entry("mailgun_status.test_metadata_key_conflicts", "not_a_conversation"),
            Map.entry("mailgun_status.test_metadata_message_headers", "missing_field"),
            Map.entry("mailgun_status.test_metadata_post_fields", "not_a_conversation"),
            Map.entry("mailgun_status.test_misconfigured_inbound", "contact.updated message.received"),
            Map.entry("sendgrid_inbound.test_inbound_basics", "contact.updated message.received"),
            Map.entry("sendgrid_inbound.test_inbound_mime", "contact.updated message.received"),
            Map.entry("sendgrid_status.test_bounce_event", "message.status"),
            Map.entry("sendgrid_status.test_click_event", "not_a_conversation"),
            Map.entry("sendgrid_status.test_compatibility_message_id_from_smtp_id", "message.status"),
            Map.entry("sendgrid_status.test_deferred_event", "not_a_conversation"),
            Map.entry("sendgrid_status.test_delivered_event", "message.status"),
            Map.entry("sendgrid_status.test_dropped_bounced", "message.status"),
            Map.entry("sendgrid_status.test_dropped_invalid_event", "message.status"),
            Map.entry("sendgrid_status.test_dropped_unsubscribed_event", "message.status"),
            Map.entry("sendgrid_status.test_open_event", "message.status"),
            Map.entry("sendgrid_status.test_processed_event", "message.status"),
            Map.entry("postmark-inbound-test-payload", "contact.updated message.received"),
            Map.entry("postmark-inbound-test-payload-with-raw", "contact.updated message.received"),
            Map.entry("postmark_inbound.test_inbound_basics", "contact.updated message.received"),
            Map.entry("postmark_status.test_bounce_event", "message.status"),
            Map.entry("postmark_status.test_bounce_unsubscribe_variant", "not_a_conversation"),
            Map.entry("postmark_status.test_click_event", "not_a_conversation"),
            Map.entry("postmark_status.test_delivered_event", "message.status"),
            Map.entry("postmark_status.test_open_event", "message.status"),
            Map.entry("postmark_status.test_resubscribe", "not_a_conversation"),
            Map.entry("postmark_status.test_spam_event", "not_a_conversation"),
            Map.entry("postmark_status.test_subscription_change_bounce", "not_a_conversation"),
            Map.entry("postmark_status.test_unsubscribe", "not_a_conversation"));

    @Test
    void everyProvidersOwnBodiesBecomeTheirEvents() throws IOException {
        Map<String, String> actual = new LinkedHashMap<>();
        for (Path file : files()) {
            ChannelAdapter adapter = adapterOf(file);
            String name = file.getFileName().toString().replaceFirst("(\\.raw_events?.*)?\\.json$", "");
            if (adapter != null) {
                for (ChannelRequest request : own(adapter, file)) {
                    actual.merge(name, kinds(translate(adapter, request)), (one, other) -> {
                        assertEquals(one, other, name);
                        return one;
                    });
                }
            }
        }

        assertEquals(new TreeMap<>(EXPECTED), new TreeMap<>(actual));
    }

    @Test
    void everyOtherBodyIsRefusedWithAReason() throws IOException {
        int translated = 0;
        for (Path file : files()) {
            for (ChannelAdapter adapter : adapters()) {
                for (ChannelRequest request : shapes(file)) {
                    Translation translation = translate(adapter, request);

                    assertTrue(
                            translation.events().size() + translation.refused().size() + translation.ignored() > 0,
                            adapter.provider() + " loses " + file);
                    if (adapterOf(file) == null) {
                        assertEquals(List.of(), translation.events(), adapter.provider() + " takes " + file);
                    }
                    translated++;
                }
            }
        }
        assertTrue(translated > 300, "only " + translated);
    }

    static List<ChannelAdapter> adapters() {
        return List.of(new MailgunAdapter(), new SendGridAdapter(), new PostmarkAdapter());
    }

    private static ChannelAdapter adapterOf(Path file) {
        return adapters().stream()
                .filter(adapter -> file.getFileName().toString().startsWith(adapter.provider()))
                .findFirst()
                .orElse(null);
    }

    private static Translation translate(ChannelAdapter adapter, ChannelRequest request) {
        Translation translation = adapter.translate(request, CONNECTION);
        ChannelGoldens.assertValid(translation, CONNECTION);
        return translation;
    }

    private static String kinds(Translation translation) {
        return Stream.concat(
                        translation.events().stream().map(ChannelEvent::type).map(type -> type.wire()),
                        translation.refused().stream().map(Translation.RefusedPart::code))
                .reduce((one, other) -> one + " " + other)
                .orElse("ignored");
    }

    /** The request that a file of the provider stands for: forms are shown as JSON objects there. */
    private static List<ChannelRequest> own(ChannelAdapter adapter, Path file) throws IOException {
        boolean form = adapter.provider().equals("mailgun")
                || file.getFileName().toString().startsWith("sendgrid_inbound");
        List<ChannelRequest> shapes = shapes(file);
        return form ? shapes.subList(1, shapes.size()) : shapes.subList(0, 1);
    }

    /** As JSON and, if it is an object, as the two kinds of forms. */
    static List<ChannelRequest> shapes(Path file) throws IOException {
        String body = Files.readString(file, StandardCharsets.UTF_8);
        JsonNode json = JSON.readTree(body);
        if (!json.isObject()) {
            return List.of(MailRequests.json(body));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
        return List.of(MailRequests.json(body), MailRequests.form(fields), MailRequests.multipart(fields));
    }

    static List<Path> files() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), FOLDER + " is not there");
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
