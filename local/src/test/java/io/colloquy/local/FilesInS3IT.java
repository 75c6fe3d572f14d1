package io.colloquy.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jclouds.blobstore.options.ListContainerOptions.Builder.recursive;

import io.colloquy.local.api.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of exports in S3, as docs/operations.md says to tell it: of its client an executable holds only what it was told to. */
class FilesInS3IT {
    private static final String BUCKET = "exports";
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "secret";
    private static final String EVENT = """
        {"specversion": "1.0", "source": "/test", "id": "1", "type": "message.received", "subject": "k1",\
         "time": "2026-03-02T09:00:00Z", "data": {"messageId": "1", "channel": "webchat", "contactId": "zoe"}}
        """;

    @TempDir
    private Path directory;

    private BlobStoreContext objects;
    private S3Proxy server;

    @BeforeEach
    void serve() throws Exception {
        objects = ContextBuilder.newBuilder("transient")
                .credentials("identity", "credential")
                .build(BlobStoreContext.class);
        objects.getBlobStore().createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .blobStore(objects.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        objects.close();
    }

    @Test
    void fileGoesThroughTheBucketAndIsGoneFromItWhenItIsDeleted() throws Exception {
        try (LocalStack stack = new LocalStack(directory.resolve("installation"), variables())) {
            LocalStack.Account account = stack.newAccount();
            try (ApiClient ingest = account.ingest()) {
                ingest.postEvents(new ByteArrayInputStream(EVENT.getBytes(UTF_8)))
                        .success("Sending");
            }
            account.awaitFacts();

            String file = account.exportConversations(
                    List.of("conversation_id", "opened_at"), directory.resolve("conversations.csv"));

            assertThat(file).isEqualTo("conversation_id,opened_at\r\nk1,2026-03-02T09:00:00Z\r\n");
            assertThat(stored()).contains(file);

            try (ApiClient export = account.export()) {
                String id = export.get("/v1/exports")
                        .success("The list")
                        .at("/exports/0/id")
                        .asText();
                export.delete("/v1/exports/" + id).success("Deleting");
            }
            assertThat(stored()).doesNotContain(file);
        }
    }

    private List<String> stored() {
        return objects.getBlobStore().list(BUCKET, recursive()).stream()
                .map(StorageMetadata::getName)
                .map(this::content)
                .toList();
    }

    private String content(String name) {
        try (InputStream in =
                objects.getBlobStore().getBlob(BUCKET, name).getPayload().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> variables() {
        return Map.of(
                "COLLOQUY_EXPORT_STORAGE", "s3",
                "COLLOQUY_EXPORT_S3_BUCKET", BUCKET,
                "QUARKUS_S3_AWS_REGION", "us-east-1",
                "QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static",
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", ACCESS_KEY,
                "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", SECRET_KEY,
                "QUARKUS_S3_ENDPOINT_OVERRIDE", "http://127.0.0.1:" + server.getPort(),
                "QUARKUS_S3_PATH_STYLE_ACCESS", "true",
                "QUARKUS_S3_CHECKSUM_VALIDATION", "false",
                "QUARKUS_S3_CHUNKED_ENCODING", "false");
    }
}
