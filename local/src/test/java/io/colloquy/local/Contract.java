package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Calls of one service by the operations of its committed {@code openapi.yaml}, and which of them nobody has called. */
final class Contract implements AutoCloseable {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Set<String> operations = new TreeSet<>();
    private final Set<String> uncalled;
    private final Map<String, Shape> answers = new TreeMap<>();

    /** @param base the address of the service */
    Contract(Service service, String base) throws IOException {
        this.base = base;
        JsonNode document = new YAMLMapper()
                .readTree(LocalStack.HOME
                        .resolve(service.processName())
                        .resolve("openapi.yaml")
                        .toFile());
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(operations).isNotEmpty();
        uncalled = new TreeSet<>(operations);
    }

    /** Begins a call of an operation, written as in the document, such as {@code GET /v1/exports/{id}}. */
    Call call(String operation) {
        assertThat(operations).contains(operation);
        return new Call(operation);
    }

    /** Operations that no call was answered of. */
    Set<String> uncalled() {
        return uncalled;
    }

    /** What every answer was made of, a line each: operation, status, media type, and each member of a JSON body. */
    Set<String> shapes() {
        Set<String> lines = new TreeSet<>();
        answers.forEach((answer, shape) -> shape.lines(lines, answer));
        return lines;
    }

    @Override
    public void close() {
        client.close();
    }

    /** An answer. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String mediaType() {
            return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return LocalStack.json(body());
        }
    }

    /** One call, as far as it is told yet. */
    final class Call {
        private final String operation;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String path;
        private String query = "";
        private byte[] body = {};

        private Call(String operation) {
            this.operation = operation;
            this.path = operation.substring(operation.indexOf(' ') + 1);
        }

        Call key(String key) {
            return header("Authorization", "Bearer " + key);
        }

        Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** The next parameter of the path. */
        Call with(String parameter) {
            path = path.replaceFirst(
                    "\\{[^}]+}",
                    URLEncoder.encode(parameter, StandardCharsets.UTF_8).replace("+", "%20"));
            return this;
        }

        Call query(String encoded) {
            query = "?" + encoded;
            return this;
        }

        Call json(String json) {
            return body("application/json", json);
        }

        Call body(String mediaType, String text) {
            header("Content-Type", mediaType);
            body = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        /** Sends it; it must be answered by that status. */
        Answer answers(int status) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + query))
                    .timeout(Duration.ofMinutes(2))
                    .method(
                            operation.substring(0, operation.indexOf(' ')),
                            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            try {
                Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
                assertThat(answer.status()).as(operation + ": " + answer.text()).isEqualTo(status);
                uncalled.remove(operation);
                Shape shape = answers.computeIfAbsent(
                        operation + " " + status + " " + answer.mediaType(), any -> new Shape());
                if (answer.mediaType().endsWith("json")) {
                    shape.add("", answer.json());
                }
                return answer;
            } catch (IOException e) {
                throw new AssertionError(operation + " was not answered", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The members of JSON bodies, whatever their values. */
    private static final class Shape {
        private final Set<String> members = new TreeSet<>();

        void add(String at, JsonNode value) {
            if (value.isObject()) {
                value.properties().forEach(member -> add(at + "/" + member.getKey(), member.getValue()));
            } else if (value.isArray()) {
                value.forEach(item -> add(at + "[]", item));
            } else {
                members.add(at);
            }
        }

        void lines(Set<String> lines, String answer) {
            lines.add(answer);
            members.forEach(member -> lines.add(answer + " " + member));
        }
    }
}
