package io.colloquy.ingest.event;

import io.colloquy.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Bodies that are held in memory while they are worked on: each bounded (413), and all together (503). */
@ApplicationScoped
class WholeBodies {
    static final int LARGEST = 16 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final int SHARE_OF_HEAP = 4;

    private final Semaphore chunks =
            new Semaphore((int) Math.max(2L * LARGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) / CHUNK);

    /** Reads the body, after decompression, and hands it on. */
    <T> T read(InputStream in, Function<byte[], T> work) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int held = 0;
        try {
            for (int read = in.readNBytes(chunk, 0, CHUNK); read > 0; read = in.readNBytes(chunk, 0, CHUNK)) {
                if (body.size() + read > LARGEST) {
                    throw Problems.of(
                            Response.Status.REQUEST_ENTITY_TOO_LARGE,
                            "too-large",
                            "A body has at most 16 MB; application/x-ndjson has no bound");
                }
                if (!chunks.tryAcquire()) {
                    throw busy();
                }
                held++;
                body.write(chunk, 0, read);
            }
            return work.apply(body.toByteArray());
        } finally {
            chunks.release(held);
        }
    }

    /** 503: more at once than memory allows. */
    static RuntimeException busy() {
        return Problems.builder(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too much at once; send it again after Retry-After seconds")
                .withHeader(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }
}
