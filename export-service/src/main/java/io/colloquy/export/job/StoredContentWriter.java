package io.colloquy.export.job;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends a stored file with its length. The framework's own streaming of a {@code Multi} is
 * always chunked, which leaves clients without a length and parts without their meaning.
 */
@Provider
public class StoredContentWriter implements ServerMessageBodyWriter<StoredContent> {
    private static final Logger LOG = Logger.getLogger(StoredContentWriter.class);

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StoredContent.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == StoredContent.class;
    }

    @Override
    public void writeResponse(StoredContent content, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        ServerHttpResponse response = context.serverResponse();
        // Set here: the resource's own headers are written when it is too late for this one.
        if (content.length() == StoredContent.UNKNOWN) {
            response.setChunked(true);
        } else {
            response.setResponseHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(content.length()));
        }
        request.suspend();
        Cancellable sending = content.bytes()
                .onItem()
                .transformToUniAndConcatenate(buffer -> send(response, buffer))
                .collect()
                .last()
                .subscribe()
                .with(
                        done -> {
                            response.end();
                            request.close();
                        },
                        failure -> {
                            LOG.infof("a file was not sent to its end: %s", failure);
                            // With a length promised, only an abort tells the client that this is not all.
                            response.reset();
                            request.close();
                        });
        // Whoever goes away in the middle ends what is read for them.
        response.addCloseHandler(sending::cancel);
    }

    @Override
    public void writeTo(
            StoredContent content,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream entityStream) {
        throw new UnsupportedOperationException("files are sent without blocking");
    }

    private static Uni<Void> send(ServerHttpResponse response, Buffer buffer) {
        return Uni.createFrom().completionStage(() -> response.write(buffer.getBytes()));
    }
}
