package io.colloquy.export.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks the protocol of S3. */
class S3StorageTest extends StorageContract {
    private static final String BUCKET = "exports-of-tests";
    private static BlobStoreContext blobs;
    private static S3Proxy server;
    private static S3Client client;

    private S3Storage storage;

    @BeforeAll
    static void serve() throws Exception {
        blobs = ContextBuilder.newBuilder("transient")
                .credentials("identity", "credential")
                .build(BlobStoreContext.class);
        server = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret")
                .build();
        server.start();
        client = client(server.getPort());
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void end() throws Exception {
        client.close();
        server.stop();
        blobs.close();
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
        try (S3Client away = client(closed)) {
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

    private static S3Client client(int port) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                // As operations.md says for servers that don't know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(Duration.ofSeconds(10)))
                .build();
    }
}
