package io.colloquy.local.api;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One service, asked with one key. */
public final class ApiClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String key;

    /**
     * @param base the address of the service, without a slash at the end
     * @param key an API key
     */
    public ApiClient(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * An answer in JSON.
     *
     * @param status the HTTP status
     * @param body the body; a missing node when there is none
     * @param retryAfter what it says about when to ask again; empty when it says nothing
     */
    public record Answer(int status, JsonNode body, Optional<String> retryAfter) {
        /** The body of a 2xx. Any other status is a failure with the problem's own words. */
        public JsonNode success(String what) {
            if (status / 100 == 2) {
                return body;
            }
            throw new PlainFailure(what + " failed: " + explanation());
        }

        /** What the problem document says, with its violations. */
        public String explanation() {
            StringBuilder text = new StringBuilder("HTTP ").append(status);
            String detail = body.path("detail").asText(body.path("title").asText(""));
            if (!detail.isEmpty()) {
                text.append(", ").append(detail);
            }
            for (JsonNode violation : body.path("violations")) {
                text.append("; ")
                        .append(violation.path("field").asText())
                        .append(' ')
                        .append(violation.path("message").asText());
            }
            return text.toString();
        }
    }

    /** The service could not be reached, or went away before it answered. */
    public static final class Unreachable extends PlainFailure {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** GET of a JSON resource. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** POST of a JSON body. */
    public Answer post(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** POST of a body as it is, with these headers. */
    public Answer post(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** PUT of a JSON body. */
    public Answer put(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** POST of a body as it is, with these headers and without the key: what a channel's webhook sends. */
    public Answer postRaw(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** PUT of a body as it is. */
    public Answer put(String path, byte[] body, String contentType) {
        return send(request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofByteArray(body)));
    }

    /** DELETE of a resource. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** POST of a stream of events, one a line. It may take as long as it takes. */
    public Answer postEvents(InputStream lines) {
        BodyPublisher body = BodyPublishers.ofInputStream(() -> lines);
        return send(HttpRequest.newBuilder(URI.create(base + "/v1/events"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .POST(body));
    }

    /** GET of a file, written in place of what {@code target} was; its HTTP status. */
    public int download(String path, Path target) {
        return fetch(path, target).status();
    }

    /** The same with what else it answered; the body is in the file. */
    public Answer fetch(String path, Path target) {
        try {
            HttpResponse<Path> response = client.send(
                    request(path).GET().build(), BodyHandlers.ofFile(target, CREATE, WRITE, TRUNCATE_EXISTING));
            return new Answer(
                    response.statusCode(),
                    JSON.missingNode(),
                    response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    parse(response.body()),
                    response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }

    private Unreachable unreachable(IOException e) {
        String why = e.getMessage() == null ? "no connection" : e.getMessage();
        return new Unreachable(base + " does not answer (" + why + "). Is it up? ./colloquy up starts it.", e);
    }

    private static PlainFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PlainFailure("Interrupted.", e);
    }
}
