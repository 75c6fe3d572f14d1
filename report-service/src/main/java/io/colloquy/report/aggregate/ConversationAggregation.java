package io.colloquy.report.aggregate;

import io.colloquy.report.aggregate.RefusalFinder.Refused;
import io.colloquy.report.log.Configuration;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.log.StoredRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Works conversations out from the log and writes their facts, chunk by chunk. */
@ApplicationScoped
class ConversationAggregation {
    private static final Logger LOG = Logger.getLogger(ConversationAggregation.class);
    private static final Comparator<Folded> IN_ORDER =
            Comparator.comparing(Folded::conversationId, Claim.DATABASE_ORDER);

    private final AggregationConfig config;
    private final EventLog log;
    private final FactStore facts;
    private final FactWriter writer;

    ConversationAggregation(AggregationConfig config, EventLog log, FactStore facts, FactWriter writer) {
        this.config = config;
        this.log = log;
        this.facts = facts;
        this.writer = writer;
    }

    /**
     * What came out.
     *
     * @param failed conversations whose facts could not be worked out or written
     */
    record Result(Step step, List<Folded> failed) {
        static final Result NONE = new Result(Step.IDLE, List.of());

        Result plus(Result other) {
            return new Result(
                    step.plus(other.step),
                    Stream.concat(failed.stream(), other.failed.stream()).toList());
        }
    }

    /**
     * Works out conversations of an account. What is queued in many batches, as a backlog is that came in out of order, is
     * folded once over all of their events.
     *
     * @param targets where their facts are written, at least one, all of one account
     * @param touched conversations of which something was received
     * @param due conversations whose facts change without an event
     * @param asOf the confirmed horizon
     * @param refused conversations not to be written, because the database refuses them
     */
    Uni<Result> apply(
            SqlConnection connection,
            List<Target> targets,
            List<String> touched,
            List<String> due,
            Instant asOf,
            Set<Refused> refused) {
        return outdated(connection, targets, touched).chain(outdated -> {
            Set<String> ids = new TreeSet<>(Claim.DATABASE_ORDER);
            ids.addAll(outdated);
            ids.addAll(due);
            return applyAll(connection, targets, List.copyOf(ids), asOf, refused);
        });
    }

    private Uni<List<String>> outdated(SqlConnection connection, List<Target> targets, List<String> touched) {
        return touched.isEmpty() ? Uni.createFrom().item(List.of()) : facts.outdated(connection, targets, touched);
    }

    /** The conversations must be in {@link Claim#DATABASE_ORDER}. */
    private Uni<Result> applyAll(
            SqlConnection connection,
            List<Target> targets,
            List<String> conversationIds,
            Instant asOf,
            Set<Refused> refused) {
        if (conversationIds.isEmpty()) {
            return Uni.createFrom().item(Result.NONE);
        }
        // Page after page, none of them kept: a chain of them would hold all until the last is done.
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new Remaining(conversationIds),
                        remaining -> applyPage(connection, targets, remaining, asOf, refused))
                .whilst(Progress::goesOn)
                .collect()
                .in(() -> new Result[] {Result.NONE}, (sum, progress) -> sum[0] = sum[0].plus(progress.result()))
                .map(sum -> sum[0]);
    }

    /** The conversations that are still to be read. */
    private static final class Remaining {
        private List<String> ids;

        private Remaining(List<String> ids) {
            this.ids = ids;
        }
    }

    private record Progress(Result result, boolean goesOn) {}

    private Uni<Progress> applyPage(
            SqlConnection connection, List<Target> targets, Remaining remaining, Instant asOf, Set<Refused> refused) {
        List<String> ids = remaining.ids;
        int end = Math.min(ids.size(), config.conversationsAtOnce());
        return log.conversations(connection, targets.getFirst().accountId(), ids.subList(0, end), config.eventsAtOnce())
                .chain(page -> {
                    List<String> rest = new ArrayList<>(page.remaining());
                    rest.addAll(ids.subList(end, ids.size()));
                    remaining.ids = rest;
                    return apply(connection, targets, page, asOf, refused)
                            .map(result -> new Progress(result, !rest.isEmpty()));
                });
    }

    private Uni<Result> apply(
            SqlConnection connection, List<Target> targets, EventLog.Page page, Instant asOf, Set<Refused> refused) {
        String accountId = targets.getFirst().accountId();
        return Uni.createFrom()
                .item(() -> fold(accountId, page, asOf))
                // Folding is work for the processor: it would keep the event loop from answering requests.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(conversations -> {
                    Map<Boolean, List<Folded>> byFailure = conversations.stream()
                            .collect(Collectors.partitioningBy(folded -> folded.hasFailed()
                                    || refused.contains(
                                            new Refused(accountId, folded.conversationId(), folded.eventCount()))));
                    return write(connection, targets, byFailure.get(false))
                            .replaceWith(() -> result(page, conversations, byFailure.get(true)));
                });
    }

    private Uni<Void> write(SqlConnection connection, List<Target> targets, List<Folded> conversations) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Target target : targets) {
            done = done.chain(() -> writer.write(connection, target, conversations));
        }
        return done;
    }

    private static List<Folded> fold(String accountId, EventLog.Page page, Instant asOf) {
        Configuration configuration = Configuration.of(page.configuration());
        List<Folded> folded = new ArrayList<>(page.events().size());
        page.events().forEach((id, stored) -> {
            try {
                folded.add(Folded.of(id, stored.events(), configuration, asOf));
            } catch (RuntimeException e) {
                LOG.errorf(e, "fold failed account=%s conversation=%s events=%d", accountId, id, stored.count());
                folded.add(Folded.failed(id, stored.count() + configuration.eventCount(), asOf));
            }
        });
        folded.sort(IN_ORDER);
        return folded;
    }

    private static Result result(EventLog.Page page, List<Folded> conversations, List<Folded> failed) {
        long events =
                page.events().values().stream().mapToLong(StoredRows::count).sum();
        return new Result(Step.conversations(conversations.size(), events, failed.size()), failed);
    }
}
