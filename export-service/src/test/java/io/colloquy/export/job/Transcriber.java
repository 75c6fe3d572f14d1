package io.colloquy.export.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.colloquy.platform.security.Caller;
import io.colloquy.test.InstallationKeys;
import io.colloquy.transcript.TranscriptEntry.Said;
import io.colloquy.transcript.TranscriptEntry.Speaker;
import io.colloquy.transcript.TranscriptHead;
import io.colloquy.transcript.pdf.PdfTranscript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** report-service as far as transcripts go: PDFs for whoever has the services' key, and troubles that a test asks for. */
final class Transcriber implements HttpHandler {
    static final String ARABIC = "مرحبا";
    static final int BROKEN_OFF = 0;
    private static final int ALWAYS = -1;
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final CountDownLatch held = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final Map<String, Deque<Integer>> troubles = new ConcurrentHashMap<>();
    private final String accountId;
    private volatile String heldConversation;
    private volatile boolean breaksOff;

    Transcriber(String accountId) {
        this.accountId = accountId;
    }

    /** Answers so often with that status, or breaks off, before it answers well. */
    void trouble(String conversationId, int status, int times) {
        for (int i = 0; i < times; i++) {
            troubles.computeIfAbsent(conversationId, id -> new ConcurrentLinkedDeque<>())
                    .add(status);
        }
    }

    void alwaysTrouble(String conversationId, int status) {
        trouble(conversationId, status, 1);
        troubles.get(conversationId).add(ALWAYS);
    }

    /** From now on no request gets an answer. */
    void breakOffEverything() {
        breaksOff = true;
    }

    /** Says {@code held} when it is asked for that one, and answers after {@code release}. */
    void hold(String conversationId) {
        heldConversation = conversationId;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        boolean known = ("Bearer " + InstallationKeys.SERVICE)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && accountId.equals(exchange.getRequestHeaders().getFirst(Caller.ACCOUNT_HEADER));
        if (breaksOff) {
            return;
        }
        if (!known) {
            exchange.sendResponseHeaders(403, -1);
        } else if (path.equals("/v1/watermark")) {
            send(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } else {
            String id = URLDecoder.decode(path.split("/")[3].replace("+", "%2B"), StandardCharsets.UTF_8);
            if (id.equals(heldConversation)) {
                held.countDown();
                release.await();
            }
            transcript(exchange, id);
        }
    }

    private void transcript(HttpExchange exchange, String id) throws IOException {
        Integer status = next(id);
        boolean asked = "application/pdf".equals(exchange.getRequestHeaders().getFirst("Accept"));
        String zone = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8)
                .replace("timezone=", "");
        if (!asked) {
            exchange.sendResponseHeaders(406, -1);
        } else if (status == null) {
            send(exchange, "application/pdf", pdf(id, ZoneId.of(zone)));
        } else if (status == BROKEN_OFF) {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write("%PDF-".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
        } else {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Of a list that ends in ALWAYS the one before it, again and again. */
    private Integer next(String id) {
        Deque<Integer> ahead = troubles.getOrDefault(id, new ConcurrentLinkedDeque<>());
        return ahead.size() == 2 && ahead.peekLast() == ALWAYS ? ahead.peekFirst() : ahead.pollFirst();
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] pdf(String id, ZoneId zone) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TranscriptHead head = new TranscriptHead(
                id,
                new TranscriptHead.Customer("k1", "Carla", null, null),
                "webchat",
                "open",
                NINE,
                null,
                60L,
                1L,
                zone);
        try (PdfTranscript pdf = new PdfTranscript(out, head)) {
            pdf.write(new Said(
                    NINE,
                    new Speaker("customer", "k1", "Carla"),
                    "webchat",
                    ARABIC + " " + id,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    false));
        }
        return out.toByteArray();
    }
}
