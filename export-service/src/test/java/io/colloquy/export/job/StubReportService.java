package io.colloquy.export.job;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** report-service as a test wants it: away until it is told a watermark. */
@Mock
@RestClient
@ApplicationScoped
class StubReportService implements ReportService {
    private final Map<String, Instant> watermarks = new ConcurrentHashMap<>();

    void tell(String accountId, Instant watermark) {
        watermarks.put(accountId, watermark);
    }

    @Override
    public Uni<Watermark> watermark(String authorization, String accountId) {
        Instant watermark = watermarks.get(accountId);
        return watermark == null
                ? Uni.createFrom().failure(new IllegalStateException("report-service is away"))
                : Uni.createFrom().item(new Watermark(watermark));
    }
}
