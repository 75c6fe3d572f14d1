package io.colloquy.ingest.event;

import io.colloquy.platform.problem.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The body as it is read: decompressed here, piece by piece, so that what a few bytes swell to is never held. */
final class EncodedBody extends InputStream {
    private static final int BUFFER = 32 * 1024;

    private final InputStream sent;
    private InputStream decoded;

    private EncodedBody(InputStream sent) {
        this.sent = sent;
    }

    /**
     * The body's bytes after decoding. A charset is not looked at: JSON is UTF-8 (RFC 8259), and what is not is refused
     * event by event.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 415 for another encoding than gzip
     */
    static InputStream decoded(InputStream sent, HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> sent;
            case "gzip", "x-gzip" -> new EncodedBody(sent);
            default -> throw unsupported("The one Content-Encoding taken here is gzip");
        };
    }

    @Override
    public int read() throws IOException {
        return gzip().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return gzip().read(bytes, offset, length);
    }

    /** Opened late: the header is read at once, and a bad one is to be met where the body is read. */
    private InputStream gzip() throws IOException {
        if (decoded == null) {
            decoded = new GZIPInputStream(new Continued(sent), BUFFER);
        }
        return decoded;
    }

    private static RuntimeException unsupported(String detail) {
        return Problems.of(Response.Status.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }

    /** Says that more is to come until the end: else a further gzip member would be lost in silence. */
    private static final class Continued extends FilterInputStream {
        Continued(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
