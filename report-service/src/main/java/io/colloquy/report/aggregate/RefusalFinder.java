package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.aggregate.FactWriter.RefusedFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds the conversations that the database refuses among their neighbours. */
@ApplicationScoped
class RefusalFinder {
    private static final Logger LOG = Logger.getLogger(RefusalFinder.class);

    private final AccountDatabase database;
    private final FactWriter writer;

    RefusalFinder(AccountDatabase database, FactWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /** A conversation that is refused as those events make it; with more events it may be another matter. */
    record Refused(String accountId, String conversationId, long eventCount) {}

    /**
     * Writes the halves of what was refused, each in a transaction of its own, down to the single conversation. What can
     * be written is: facts may always come early, for they are guarded against older ones.
     */
    Uni<Set<Refused>> find(RefusedFacts refusal) {
        List<Folded> conversations = refusal.conversations();
        if (conversations.size() == 1) {
            Folded folded = conversations.getFirst();
            var refused = new Refused(refusal.target().accountId(), folded.conversationId(), folded.eventCount());
            LOG.errorf(refusal.getCause(), "%s", refused);
            return Uni.createFrom().item(Set.of(refused));
        }
        int half = conversations.size() / 2;
        return write(refusal.target(), conversations.subList(0, half))
                .chain(first -> write(refusal.target(), conversations.subList(half, conversations.size()))
                        .map(second -> union(first, second)));
    }

    private Uni<Set<Refused>> write(Target target, List<Folded> conversations) {
        return database.inAccount(target.accountId(), connection -> writer.write(connection, target, conversations))
                .replaceWith(Set.<Refused>of())
                .onFailure(RefusedFacts.class)
                .recoverWithUni(failure -> find((RefusedFacts) failure));
    }

    static Set<Refused> union(Set<Refused> one, Set<Refused> other) {
        Set<Refused> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
