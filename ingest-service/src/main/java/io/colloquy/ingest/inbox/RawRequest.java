package io.colloquy.ingest.inbox;

import io.vertx.core.buffer.Buffer;

/**
 * A channel's request as it is stored.
 *
 * @param accountId of the connection that it came for
 * @param url the public address that was called, with its query
 * @param headers a JSON object of lists of values by lower-case name, without secrets
 */
record RawRequest(String accountId, String connectionId, String method, String url, String headers, Buffer body) {

    /** About what it takes in memory and on the wire, in bytes. */
    int size() {
        return url.length() + headers.length() + body.length();
    }
}
