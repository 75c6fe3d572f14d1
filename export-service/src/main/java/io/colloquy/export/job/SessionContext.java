package io.colloquy.export.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Where work runs that no request asks for: Hibernate ties a session to a context of Vert.x, and a timer's thread has none.
 */
@ApplicationScoped
class SessionContext {
    private final Vertx vertx;

    SessionContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work on a context of its own. */
    <T> Uni<T> on(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
            Context own = VertxContext.createNewDuplicatedContext(root);
            VertxContextSafetyToggle.setContextSafe(own, true);
            Uni<T> begun = Uni.createFrom().deferred(work);
            return begun.runSubscriptionOn(command -> own.runOnContext(ignored -> command.run()));
        });
    }
}
