package io.colloquy.export.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what is owed, each until it was taken or the attempts are used up. A sender that dies is noticed by its lease; the
 * callback may then come a second time, with the same {@code webhook-id}.
 */
@ApplicationScoped
class CallbackSender {
    private static final Logger LOG = Logger.getLogger(CallbackSender.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);
    private static final int GONE = 410;

    private final String owner = UUID.randomUUID().toString();
    private final AtomicInteger busy = new AtomicInteger();
    private final CallbackStore store;
    private final CallbackSecretService secrets;
    private final CallbackClient client;
    private final NameResolver resolver;
    private final AddressGuard guard;
    private final CallbackConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    CallbackSender(
            CallbackStore store,
            CallbackSecretService secrets,
            CallbackClient client,
            NameResolver resolver,
            AddressGuard guard,
            CallbackConfig config,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.secrets = secrets;
        this.client = client;
        this.resolver = resolver;
        this.guard = guard;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /** What an attempt came to; status null without an answer, problem null if it was delivered. */
    private record Outcome(Integer status, String problem, boolean isFinal) {
        static Outcome of(int status) {
            if (status / 100 == 2) {
                return new Outcome(status, null, true);
            }
            String problem = status / 100 == 3
                    ? "The target redirects, which is not followed: name the final address"
                    : "The target answered " + status;
            return new Outcome(status, problem, status == GONE);
        }

        static Outcome without(String problem) {
            return new Outcome(null, problem, false);
        }
    }

    /** Takes as many as there is room for and returns when they are under way. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fill() {
        return takeWhileRoom()
                .onFailure()
                .invoke(failure -> LOG.warnf("callbacks not taken: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Sends one, if one is due, and returns when it was tried; whether there was one. */
    Uni<Boolean> step() {
        return store.claim(owner, lease(), config.concurrentOfAccount())
                .chain(claimed -> claimed.isPresent()
                        ? send(claimed.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> takeWhileRoom() {
        if (busy.get() >= config.concurrent()) {
            return Uni.createFrom().voidItem();
        }
        return store.claim(owner, lease(), config.concurrentOfAccount()).chain(claimed -> {
            if (claimed.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            busy.incrementAndGet();
            send(claimed.get())
                    .onTermination()
                    .invoke(busy::decrementAndGet)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("a callback's outcome could not be stored: %s", failure));
            return takeWhileRoom();
        });
    }

    private Duration lease() {
        return config.timeout().multipliedBy(2).plus(LEASE_MARGIN);
    }

    private Uni<Void> send(OwedCallback callback) {
        return secrets.open(callback.accountId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom()
                                .item(Outcome.without("The account has no callback secret to sign with any more"))
                        : attempt(callback, found))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "callback not sent account=%s job=%s: %s", callback.accountId(), callback.jobId(), failure);
                    return Outcome.without("It could not be sent for a reason on our side; the log has it");
                })
                .chain(outcome -> store(callback, outcome));
    }

    private Uni<Outcome> attempt(OwedCallback callback, List<String> signers) {
        return Uni.createFrom()
                .item(() -> checked(callback))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .chain(checked -> checked.problem() == null
                        ? post(callback, checked, signers)
                        : Uni.createFrom().item(Outcome.without(checked.problem())))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "callback attempt account=%s job=%s: %s", callback.accountId(), callback.jobId(), failure);
                    // The client's own words could tell an account about our network.
                    return Outcome.without("The target could not be reached, or did not answer within "
                            + config.timeout().toSeconds() + " s");
                });
    }

    /** A target and the address to connect to; or why there is none. */
    private record Checked(CallbackTarget target, InetAddress address, String problem) {}

    private Checked checked(OwedCallback callback) {
        try {
            CallbackTarget target = CallbackTarget.of(callback.url(), config.allowHttp());
            return new Checked(target, target.resolve(resolver, guard, callback.attempt() - 1), null);
        } catch (CallbackTarget.Refused refused) {
            return new Checked(null, null, "The target " + refused.getMessage());
        }
    }

    private Uni<Outcome> post(OwedCallback callback, Checked checked, List<String> signers) {
        byte[] body = body(callback);
        long now = clock.instant().getEpochSecond();
        String id = callback.webhookId();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Colloquy",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                WebhookSignature.header(signers, id, now, body));
        return client.post(checked.target(), checked.address(), headers, body).map(Outcome::of);
    }

    private byte[] body(OwedCallback callback) {
        try {
            return json.writeValueAsBytes(callback.message());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON", e);
        }
    }

    private Uni<Void> store(OwedCallback callback, Outcome outcome) {
        if (outcome.problem() == null) {
            count("delivered");
            return store.delivered(callback, outcome.status()).replaceWithVoid();
        }
        if (outcome.isFinal() || callback.attempt() >= config.attempts()) {
            count("failed");
            LOG.infof(
                    "callback given up account=%s job=%s attempts=%d",
                    callback.accountId(), callback.jobId(), callback.attempt());
            return store.failed(callback, outcome.status(), outcome.problem()).replaceWithVoid();
        }
        count("retried");
        return store.retry(callback, outcome.status(), outcome.problem(), pause(callback.attempt()))
                .replaceWithVoid();
    }

    /** Spread by up to a fifth, so that what failed together does not come back together. */
    private Duration pause(int attempt) {
        long millis = config.retryAfter().toMillis() << Math.min(2 * (attempt - 1), 30);
        double spread = ThreadLocalRandom.current().nextDouble(1, 1.2);
        return Duration.ofMillis((long) (Math.min(millis, config.longestPause().toMillis()) * spread));
    }

    private void count(String outcome) {
        meters.counter("colloquy.export.callbacks", "outcome", outcome).increment();
    }
}
