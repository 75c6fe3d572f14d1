package io.colloquy.export.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends a file while it is written: a part in memory at most. The object is there when it is committed, whole, and never
 * without that; what was sent of a file that is closed before is given up.
 */
final class S3Output extends DurableOutput {
    private final S3Client client;
    private final String bucket;
    private final String key;
    private final byte[] part;
    private final List<CompletedPart> sent = new ArrayList<>();
    private int filled;
    private String uploadId;
    private boolean committed;

    S3Output(S3Client client, String bucket, String key, int partBytes) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.part = new byte[partBytes];
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == part.length) {
                sendPart();
            }
            int some = Math.min(left, part.length - filled);
            System.arraycopy(bytes, from, part, filled, some);
            filled += some;
            from += some;
            left -= some;
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            if (uploadId == null) {
                client.putObject(request -> request.bucket(bucket).key(key), content());
            } else {
                sendPart();
                client.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(sent)));
            }
            committed = true;
        } catch (SdkException e) {
            throw new IOException("the file can't be completed", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (committed || uploadId == null) {
            return;
        }
        String abandoned = uploadId;
        uploadId = null;
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(abandoned));
        } catch (SdkException e) {
            throw new IOException("the parts of the file can't be given up; the sweep tries again", e);
        }
    }

    private void sendPart() throws IOException {
        try {
            if (uploadId == null) {
                uploadId = client.createMultipartUpload(
                                request -> request.bucket(bucket).key(key))
                        .uploadId();
            }
            int number = sent.size() + 1;
            String tag = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(key)
                                    .uploadId(uploadId)
                                    .partNumber(number),
                            content())
                    .eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
        } catch (SdkException e) {
            throw new IOException("a part of the file can't be stored", e);
        }
    }

    private RequestBody content() {
        return RequestBody.fromBytes(filled == part.length ? part : Arrays.copyOf(part, filled));
    }
}
