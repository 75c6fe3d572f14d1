package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** What a service counts of itself, from its management port. */
final class ServiceMetrics {
    private final HttpRequest request;

    /** @param base the address of the management port */
    ServiceMetrics(String base) {
        this.request = HttpRequest.newBuilder(URI.create(base + "/q/metrics")).build();
    }

    /** All counters by name and labels, as Prometheus reads them. */
    Map<String, Double> read() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Map<String, Double> values = new HashMap<>();
            for (String line :
                    client.send(request, BodyHandlers.ofString()).body().split("\n")) {
                int space = line.lastIndexOf(' ');
                if (!line.startsWith("#") && space > 0) {
                    values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
                }
            }
            return values;
        } catch (IOException e) {
            throw new PlainFailure("The metrics of the service cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
