package io.colloquy.platform.correlation;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/**
 * Keeps out of traces who and what a request is about: paths hold ids and the tokens of links, query strings names and
 * numbers. What kind of request it is, says its route ({@code GET /v1/conversations/{id}}).
 */
@ApplicationScoped
class DiscreetSpans implements ExtendedSpanProcessor {
    private static final String LEFT_OUT = "-";
    private static final AttributeKey<String> FULL_ADDRESS = AttributeKey.stringKey("url.full");
    /** Of OpenTelemetry's semantic conventions for HTTP. */
    private static final List<AttributeKey<String>> TELLING = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Some are only known at the end, and all can still be changed there.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onEnding(ReadWriteSpan span) {
        for (AttributeKey<String> key : TELLING) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, LEFT_OUT);
            }
        }
        String address = span.getAttribute(FULL_ADDRESS);
        if (address != null) {
            span.setAttribute(FULL_ADDRESS, server(address));
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // The exporter's.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }

    /** Scheme, host and port. */
    static String server(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return LEFT_OUT;
        }
    }
}
