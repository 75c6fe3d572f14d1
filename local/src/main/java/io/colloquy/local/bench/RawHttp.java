package io.colloquy.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** One connection of HTTP/1.1 that is kept, and costs the client next to nothing; it sends whatever bytes it is given. */
final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final String host;
    private final Socket socket = new Socket();
    private final InputStream in;

    RawHttp(URI base) throws IOException {
        this.host = base.getAuthority();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param contentType the media type; empty if it says none
     * @param keepsOpen whether another request may follow
     */
    record Answer(int status, String contentType, boolean keepsOpen, byte[] body) {}

    /**
     * Sends a request and reads its answer.
     *
     * @param headers but for Host and Content-Length
     * @throws IOException if none comes in time, or what comes is no answer
     */
    Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(256);
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        head.append("\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.write(head.toString().getBytes(ISO_8859_1));
        request.write(body);
        try {
            request.writeTo(socket.getOutputStream());
        } catch (IOException refusedEarly) {
            // The answer to a body that nobody wants comes before its end.
        }
        return read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer read() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + status);
        }
        int length = 0;
        boolean chunked = false;
        boolean open = true;
        String contentType = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            String value = lower.substring(lower.indexOf(':') + 1).strip();
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(value);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = value.contains("chunked");
            } else if (lower.startsWith("content-type:")) {
                contentType = value;
            } else if (lower.startsWith("connection:")) {
                open = !value.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(Integer.parseInt(status.substring(9, 12)), contentType, open, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed without an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
