package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a service that notes what it is sent and refuses every request after a number of them. */
class HistoryImportTest {
    private static final int ROWS = 25_000;

    @TempDir
    private Path directory;

    private final List<Integer> eventsOfRequests = Collections.synchronizedList(new ArrayList<>());
    private volatile int good = Integer.MAX_VALUE;
    private HttpServer service;
    private Path mapping;
    private Path file;

    @BeforeEach
    void service() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/events", this::answer);
        service.start();
        mapping = Files.writeString(directory.resolve("mapping.yaml"), """
                source: urn:test
                events:
                  - {type: note.added, id: "${id}", subject: "${id}", time: "2026-03-02T09:00:00Z", data: {agentId: a}}
                """);
        file = Files.writeString(
                directory.resolve("rows.csv"),
                IntStream.range(0, ROWS).mapToObj(Integer::toString).collect(Collectors.joining("\n", "id\n", "\n")));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void anImportThatWasBrokenOffGoesOnWhereItWas() {
        good = 1;
        assertThatThrownBy(this::run).isInstanceOf(PlainFailure.class);
        good = Integer.MAX_VALUE;
        eventsOfRequests.clear();

        HistoryImport.Result result = run();

        assertThat(eventsOfRequests).containsExactly(10_000, 5_000);
        assertThat(result.received()).isEqualTo(15_000);
        assertThat(result.rows()).isEqualTo(ROWS);
    }

    @Test
    void anImportThatEndedIsSentWholeAgain() {
        run();
        eventsOfRequests.clear();

        run();

        assertThat(eventsOfRequests).containsExactly(10_000, 10_000, 5_000);
    }

    private HistoryImport.Result run() {
        String address = "http://" + service.getAddress().getHostString() + ":"
                + service.getAddress().getPort();
        try (ApiClient client = new ApiClient(address, "key")) {
            return new HistoryImport(
                            mapping,
                            HistoryImport.Overrides.NONE,
                            ImportJournal.open(directory.resolve("journal.json")),
                            client,
                            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .run(List.of(file));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int events = (int) body.lines().count();
        eventsOfRequests.add(events);
        boolean accepted = eventsOfRequests.size() <= good;
        byte[] answer = (accepted ? "{\"received\":" + events + ",\"accepted\":" + events + "}" : "{\"detail\":\"no\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(accepted ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
