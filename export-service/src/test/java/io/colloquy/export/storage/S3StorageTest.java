package io.colloquy.export.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks the protocol of S3. */
class S3StorageTest extends StorageContract {
    private static final String BUCKET = S3Server.BUCKET;
    private static final S3Server SERVER = new S3Server();
    private static S3Client client;

    private S3Storage storage;

    @BeforeAll
    static void serve() {
        SERVER.start();
        client = SERVER.client();
    }

    @AfterAll
    static void end() {
        client.close();
        SERVER.stop();
    }

    @BeforeEach
    void create() {
        storage = new S3Storage(client, new TestStorageConfig(null, BUCKET), vertx);
    }

    @Override
    ExportStorage storage() {
        return storage;
    }

    @Test
    void objectsOfOthersAreNotListed() throws IOException {
        client.putObject(request -> request.bucket(BUCKET).key("some/where/else.txt"), RequestBody.fromString("x"));
        client.putObject(request -> request.bucket(BUCKET).key("a".repeat(64)), RequestBody.fromString("x"));
        String name = file("x");
        assertThat(storage.namesWrittenBefore(Instant.now().plusSeconds(60)))
                .contains(name)
                .allMatch(FileNames::isOne)
                .doesNotContain("a".repeat(64));
    }

    @Test
    void attemptThatFailsLeavesNoParts() throws IOException {
        // given
        String name = storage.newName();
        // when
        try (DurableOutput output = storage.create(name)) {
            output.write(new byte[12 * 1024 * 1024]);
        }
        // then
        assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET))
                        .uploads())
                .noneMatch(upload -> upload.key().endsWith(name));
        assertThat(storage.namesWrittenBefore(Instant.now().plusSeconds(60))).doesNotContain(name);
    }

    @Test
    void bucketThatIsMissingFailsTheCheckAndTheWriter() {
        S3Storage missing = new S3Storage(client, new TestStorageConfig(null, "no-such-bucket"), vertx);
        assertThatThrownBy(missing::check).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> missing.namesWrittenBefore(Instant.now())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    try (DurableOutput output = missing.create(missing.newName())) {
                        output.write(1);
                        output.commit();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void storageThatIsAwayFailsInTime() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (S3Client away = S3Server.client(URI.create("http://127.0.0.1:" + closed))) {
            S3Storage storageAway = new S3Storage(away, new TestStorageConfig(null, BUCKET), vertx);
            assertThatThrownBy(storageAway::check).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> storageAway
                            .read(storageAway.newName(), 0, 1)
                            .await()
                            .atMost(LONG))
                    .isInstanceOf(StorageFailure.class);
        }
    }

    @Test
    void withoutABucketNothingStarts() {
        assertThatThrownBy(() -> new S3Storage(client, new TestStorageConfig(null, null), vertx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("colloquy.export.s3.bucket");
    }
}
