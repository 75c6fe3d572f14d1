package io.colloquy.export.callback;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends one request to an address that was checked, and to no other: the name is not looked up again, no redirect is
 * followed, and nothing is read beyond the head of the answer.
 */
@ApplicationScoped
class CallbackClient {
    private static final int LONGEST_HEAD_BYTES = 8192;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;

    CallbackClient(Vertx vertx, CallbackConfig config) {
        this.vertx = vertx;
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(config.concurrent())
                .setMaxHeaderSize(LONGEST_HEAD_BYTES)
                .setConnectTimeout((int) config.timeout().toMillis()));
    }

    /**
     * Posts the body.
     *
     * @param address the target's, checked
     * @return the answer's status; fails if there is none within the time allowed, however slowly it drips in
     */
    Uni<Integer> post(CallbackTarget target, InetAddress address, Map<String, String> headers, byte[] body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isTls())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return Uni.createFrom().emitter(emitter -> {
            AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
            long timer = vertx.setTimer(timeout.toMillis(), late -> {
                emitter.fail(new TimeoutException("no answer in time"));
                drop(sent.get());
            });
            Future<Integer> status = client.request(options).compose(request -> {
                sent.set(request);
                return request.send(Buffer.buffer(body)).map(response -> response.statusCode());
            });
            status.onComplete(answer -> {
                vertx.cancelTimer(timer);
                drop(sent.get());
                if (answer.succeeded()) {
                    emitter.complete(answer.result());
                } else {
                    emitter.fail(answer.cause());
                }
            });
        });
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** What else the target has to say is not waited for. */
    private static void drop(HttpClientRequest request) {
        if (request != null) {
            request.connection().close();
        }
    }
}
