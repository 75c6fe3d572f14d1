package io.colloquy.export.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in a bucket of S3, or of anything that speaks its protocol. */
@ApplicationScoped
@Typed(S3Storage.class)
class S3Storage implements ExportStorage {
    private static final int READ_BUFFER_BYTES = 64 * 1024;
    private static final byte[] PROBE = {1};

    private final S3Client client;
    private final Vertx vertx;
    private final String bucket;
    private final String prefix;
    private final int partBytes;

    /** Fails, naming the property, without a bucket. */
    S3Storage(S3Client client, StorageConfig config, Vertx vertx) {
        this.client = client;
        this.vertx = vertx;
        this.bucket = config.s3()
                .bucket()
                .orElseThrow(() -> new IllegalStateException(
                        "colloquy.export.s3.bucket is missing: colloquy.export.storage is s3"));
        this.prefix = config.s3().prefix();
        this.partBytes = config.s3().partBytes();
    }

    @Override
    public DurableOutput create(String name) {
        return new S3Output(client, bucket, key(name), partBytes);
    }

    @Override
    public Uni<Multi<Buffer>> read(String name, long offset, long length) {
        String key = key(name);
        if (length == 0) {
            return blocking(() -> head(key)).replaceWith(Multi.createFrom().empty());
        }
        return blocking(() -> open(key, offset, length)).map(stream -> Multi.createBy()
                .repeating()
                .uni(() -> blocking(() -> stream.readNBytes(READ_BUFFER_BYTES)))
                .until(bytes -> bytes.length == 0)
                .map(Buffer::buffer)
                .onTermination()
                .call(() -> close(stream)));
    }

    @Override
    public boolean readsUnfinished() {
        return false;
    }

    @Override
    public Uni<Void> delete(String name) {
        String key = key(name);
        return blocking(() -> {
                    client.deleteObject(request -> request.bucket(bucket).key(key));
                    for (MultipartUpload upload : uploads(key)) {
                        if (upload.key().equals(key)) {
                            client.abortMultipartUpload(
                                    request -> request.bucket(bucket).key(key).uploadId(upload.uploadId()));
                        }
                    }
                    return key;
                })
                .replaceWithVoid();
    }

    @Override
    public List<String> namesWrittenBefore(Instant instant) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(instant))
                    .map(object -> object.key().substring(prefix.length()))
                    .filter(FileNames::isOne)
                    .forEach(names::add);
            uploads(prefix).stream()
                    .filter(upload -> upload.initiated().isBefore(instant))
                    .map(upload -> upload.key().substring(prefix.length()))
                    .filter(FileNames::isOne)
                    .forEach(names::add);
        } catch (SdkException e) {
            throw new IOException("the files of the bucket can't be listed", e);
        }
        return names;
    }

    @Override
    public void check() throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(prefix + "probe"), RequestBody.fromBytes(PROBE));
        } catch (SdkException e) {
            throw new IOException("nothing can be written to the bucket", e);
        }
    }

    private InputStream open(String key, long offset, long length) throws IOException {
        try {
            return client.getObject(request ->
                    request.bucket(bucket).key(key).range("bytes=%d-%d".formatted(offset, offset + length - 1)));
        } catch (NoSuchKeyException none) {
            throw new NoSuchFileException(key);
        }
    }

    private String head(String key) throws IOException {
        try {
            return client.headObject(request -> request.bucket(bucket).key(key)).eTag();
        } catch (NoSuchKeyException none) {
            throw new NoSuchFileException(key);
        }
    }

    private List<MultipartUpload> uploads(String keyPrefix) {
        return client
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(keyPrefix))
                .uploads()
                .stream()
                .toList();
    }

    /** Each call waits for the network: never on the event loop, and not in a row with others. */
    private <T> Uni<T> blocking(Callable<T> call) {
        return vertx.executeBlocking(call, false)
                .onFailure(SdkException.class)
                .transform(failure -> new StorageFailure(new IOException(failure)));
    }

    /** Abandons what was not read: to close alone would read it to its end. */
    private Uni<Void> close(InputStream stream) {
        return blocking(() -> {
                    if (stream instanceof Abortable abortable) {
                        abortable.abort();
                    }
                    stream.close();
                    return true;
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private String key(String name) {
        return prefix + FileNames.require(name);
    }
}
