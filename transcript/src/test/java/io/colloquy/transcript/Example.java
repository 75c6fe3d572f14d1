package io.colloquy.transcript;

import io.colloquy.transcript.TranscriptEntry.Happened;
import io.colloquy.transcript.TranscriptEntry.Said;
import io.colloquy.transcript.TranscriptEntry.SentFile;
import io.colloquy.transcript.TranscriptEntry.Speaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A conversation in many scripts with everything that a transcript can hold. */
public final class Example {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public static final TranscriptHead HEAD = new TranscriptHead(
            "page/c-1",
            new TranscriptHead.Customer("k1", "Carl Müller", "carl@example.org", "+49 30 1234"),
            "whatsapp",
            "closed",
            NINE,
            NINE.plusSeconds(1800),
            1800L,
            12L,
            BERLIN);

    public static final List<String> TEXTS = List.of(
            "Hello, where is my order? It should have come on Monday, and I have written three times by now; nobody answered.",
            "مرحبا، أين طلبي رقم 12345 (order ABC-7)؟ شكرا لكم",
            "שלום, ההזמנה שלי מספר 4711 (ABC) לא הגיעה. תודה רבה!",
            "您好，我的订单还没有到。請問什麼時候會到？",
            "こんにちは、注文はどこですか？「至急」お願いします。",
            "안녕하세요, 주문이 어디에 있나요?",
            "Thanks \uD83D\uDC4D\uD83D\uDE00 \u2714 \u2192",
            "Привет! Γειά σου! สวัสดี",
            "one\ntwo\n\nthree");

    private static final Speaker CUSTOMER = new Speaker("customer", "k1", "Carl Müller");
    private static final Speaker BOT = new Speaker("bot", "b1", "Robbie");
    private static final Speaker AGENT = new Speaker("agent", "a1", "أحمد");

    private Example() {}

    /** How a writer begins on a stream. */
    public interface Begun {
        TranscriptWriter on(OutputStream out, TranscriptHead head) throws IOException;
    }

    /** The whole, written. */
    public static byte[] written(Begun writer, List<TranscriptEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TranscriptWriter transcript = writer.on(out, HEAD)) {
            for (TranscriptEntry entry : entries) {
                transcript.write(entry);
            }
        }
        return out.toByteArray();
    }

    /** A message of the customer with that text. */
    public static Said message(int minute, String text) {
        return new Said(at(minute), CUSTOMER, "whatsapp", text, null, List.of(), null, null, null, false);
    }

    /** A message with those files. */
    public static Said files(SentFile... files) {
        return new Said(at(20), CUSTOMER, "whatsapp", null, null, List.of(files), null, null, null, false);
    }

    public static List<TranscriptEntry> entries() {
        return List.of(
                new Said(at(-60), BOT, "whatsapp", "Good morning, Carl", "hello", List.of(), "read", null, null, true),
                new Happened(
                        at(0), CUSTOMER, "conversation.opened", Map.of("source", "contact", "channel", "whatsapp")),
                message(1, "Where is my order?\nNumber 12"),
                new Said(at(2), BOT, "whatsapp", "Let me see", null, List.of(), "delivered", at(3), null, false),
                new Happened(at(4), BOT, "bot.handover", Map.of("toHumans", true)),
                new Happened(
                        at(5),
                        null,
                        "conversation.assigned",
                        Map.of("agentId", "a1", "agentName", "أحمد", "teamId", "t1", "teamName", "Support")),
                new Happened(at(6), AGENT, "note.added", Map.of("text", "careful\nwith this one")),
                new Said(
                        at(7),
                        AGENT,
                        "whatsapp",
                        "Here it is",
                        null,
                        List.of(
                                new SentFile(
                                        "Rechnung ä (1).pdf",
                                        "application/pdf",
                                        "https://example.org/f/ä(1).pdf",
                                        1234L),
                                new SentFile(null, "image/png", "media-1", null)),
                        "read",
                        null,
                        null,
                        false),
                new Said(at(8), CUSTOMER, "whatsapp", "", null, List.of(), null, null, at(9), false),
                new Happened(at(10), null, "message.reacted", Map.of("messageId", "m7", "reaction", "\uD83D\uDC4D")),
                new Happened(
                        at(11),
                        AGENT,
                        "conversation.status_changed",
                        Map.of("from", "open", "to", "pending", "reason", "waits for the carrier")),
                new Happened(
                        at(12),
                        CUSTOMER,
                        "survey.answered",
                        Map.of("kind", "csat", "score", 5, "question", "How was it?", "comment", "Fine")),
                new Happened(
                        at(30),
                        AGENT,
                        "conversation.closed",
                        Map.of("source", "user", "category", "sales", "summary", "sold")));
    }

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }
}
