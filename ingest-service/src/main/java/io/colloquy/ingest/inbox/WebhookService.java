package io.colloquy.ingest.inbox;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.connection.ConnectionCatalog;
import io.colloquy.ingest.connection.OpenConnection;
import io.colloquy.ingest.inbox.InboxMetrics.Outcome;
import io.colloquy.platform.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes in what channels send: checks who sent it and stores it. Never blocks. */
@ApplicationScoped
class WebhookService {
    private static final Logger LOG = Logger.getLogger(WebhookService.class);

    /** What is larger is not hashed where it would hold everybody else up. */
    private static final int LARGEST_HASHED_AT_ONCE = 256 * 1024;

    private final ConnectionCatalog connections;
    private final Adapters adapters;
    private final PublicBase publicBase;
    private final InboxWriter inbox;
    private final TranslationWorkers workers;
    private final InboxMetrics metrics;

    WebhookService(
            ConnectionCatalog connections,
            Adapters adapters,
            PublicBase publicBase,
            InboxWriter inbox,
            TranslationWorkers workers,
            InboxMetrics metrics) {
        this.connections = connections;
        this.adapters = adapters;
        this.publicBase = publicBase;
        this.inbox = inbox;
        this.workers = workers;
        this.metrics = metrics;
    }

    /** The connection that was called, and who speaks its language. */
    private record Called(OpenConnection connection, ChannelAdapter adapter, ChannelRequest request) {}

    /** 200 once the request is stored; 401 and 404 as problems, with nothing stored; 503 when too many wait. */
    Uni<Response> receive(String connectionId, HttpServerRequest request, byte[] body) {
        return called(connectionId, request, body).chain(this::take);
    }

    /** The answer to a channel's handshake; what is none is taken in as by POST. */
    Uni<Response> handshake(String connectionId, HttpServerRequest request) {
        return called(connectionId, request, new byte[0]).chain(called -> {
            Optional<String> answer = called.adapter()
                    .handshake(called.request(), called.connection().verifyToken());
            return answer.isPresent()
                    ? Uni.createFrom()
                            .item(Response.ok(answer.get(), MediaType.TEXT_PLAIN_TYPE)
                                    .build())
                    : take(called);
        });
    }

    private Uni<Called> called(String connectionId, HttpServerRequest request, byte[] body) {
        if (connectionId.indexOf('\0') >= 0) {
            throw unknown(connectionId);
        }
        return connections.find(connectionId).chain(found -> {
            OpenConnection connection = found.orElseThrow(() -> unknown(connectionId));
            ChannelAdapter adapter = adapters.of(connection.provider()).orElseThrow(() -> unknown(connectionId));
            return publicBase.of(connection.accountId()).map(base -> {
                String url = PublicUrl.of(base.orElse(null), request.absoluteURI(), request.uri());
                return new Called(
                        connection,
                        adapter,
                        new ChannelRequest(
                                request.method().name(),
                                url,
                                StoredHeaders.byName(request.headers()),
                                ByteBuffer.wrap(body),
                                Instant.now()));
            });
        });
    }

    private Uni<Response> take(Called called) {
        return isAuthentic(called).chain(authentic -> {
            String provider = called.adapter().provider();
            if (!authentic) {
                metrics.received(provider, Outcome.UNAUTHENTIC);
                throw Problems.of(
                        Response.Status.UNAUTHORIZED,
                        "unauthorized",
                        "The signature is not by a secret of this connection; nothing was stored");
            }
            return inbox.add(raw(called))
                    .onItem()
                    .invoke(workers::wake)
                    .invoke(() -> metrics.received(provider, Outcome.ACCEPTED))
                    .onFailure()
                    .invoke(() -> metrics.received(provider, Outcome.REFUSED))
                    .onFailure(InboxFull.class)
                    .transform(full -> busy())
                    .map(stored -> Response.ok().build());
        });
    }

    private static Uni<Boolean> isAuthentic(Called called) {
        Uni<Boolean> check = Uni.createFrom().item(() -> check(called));
        return called.request().body().remaining() > LARGEST_HASHED_AT_ONCE
                ? check.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                : check;
    }

    private static boolean check(Called called) {
        try {
            return called.adapter()
                    .isAuthentic(called.request(), called.connection().secrets());
        } catch (RuntimeException e) {
            // Whatever it was, nobody has shown that they know a secret.
            LOG.errorf(
                    e,
                    "the adapter of %s failed to check a signature",
                    called.adapter().provider());
            return false;
        }
    }

    private static RawRequest raw(Called called) {
        ChannelRequest request = called.request();
        return new RawRequest(
                called.connection().accountId(),
                called.connection().view().id(),
                request.method(),
                request.url(),
                StoredHeaders.json(request.headers(), called.adapter().secretHeaders()),
                Buffer.buffer(request.bytes()));
    }

    private static RuntimeException unknown(String connectionId) {
        return Problems.of(
                Response.Status.NOT_FOUND, "not-found", "There is no connection " + connectionId + " with a webhook");
    }

    static RuntimeException busy() {
        return Problems.builder(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too much at once; send it again after Retry-After seconds")
                .withHeader(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }
}
