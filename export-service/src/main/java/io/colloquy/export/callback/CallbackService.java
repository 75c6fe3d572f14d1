package io.colloquy.export.callback;

import io.colloquy.platform.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an account may ask for of callbacks, and how they stand. */
@ApplicationScoped
public class CallbackService {
    private static final String FIELD = "callbackUrl";

    private final CallbackStore store;
    private final CallbackSecretService secrets;
    private final AddressGuard guard;
    private final CallbackConfig config;

    CallbackService(CallbackStore store, CallbackSecretService secrets, AddressGuard guard, CallbackConfig config) {
        this.store = store;
        this.secrets = secrets;
        this.guard = guard;
        this.config = config;
    }

    /**
     * Refuses an address that can't be called, as far as that can be told now: where its name leads is looked at when it is
     * called.
     *
     * @param url null for no callback
     * @return fails with a 400 naming {@code callbackUrl}
     */
    public Uni<Void> requirePossible(String accountId, String url) {
        if (url == null) {
            return Uni.createFrom().voidItem();
        }
        try {
            CallbackTarget target = CallbackTarget.of(url, config.allowHttp());
            if (target.literal().filter(address -> !guard.allows(address)).isPresent()) {
                throw Problems.invalid(FIELD, "is an address that may not be called: it is private, local or reserved");
            }
        } catch (CallbackTarget.Refused refused) {
            throw Problems.invalid(FIELD, refused.getMessage());
        }
        return secrets.list(accountId).map(found -> {
            if (found.isEmpty()) {
                throw Problems.invalid(
                        FIELD, "needs a secret to sign with: an admin makes one by POST /v1/callback-secrets");
            }
            return null;
        });
    }

    /** How the callback of that job stands; 404 if the account has no such job, or it asked for none. */
    Uni<CallbackAnswer> get(String accountId, UUID jobId) {
        return store.find(accountId, jobId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("callback of an export", jobId.toString())));
    }
}
