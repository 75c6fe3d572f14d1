package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.aggregate.FactWriter.RefusedFacts;
import io.colloquy.report.aggregate.RefusalFinder.Refused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Works the log into facts, a transaction a step; any number of replicas may do so at once.
 *
 * <p>Why nothing is lost and nothing stays stale: a batch becomes visible with its events. A worker takes it, and reads
 * the log in a later statement, so it sees at least those events; the batch is gone when their facts are there, and only
 * then. Two workers may fold one conversation at a time, over different snapshots: of two snapshots one contains the
 * other, so the fold over more events is the newer one, and it wins in whatever order they write; of two over the same
 * events the one as of a later horizon.
 */
@ApplicationScoped
class Aggregator {
    private final AccountDatabase database;
    private final PendingStore pending;
    private final Horizon horizon;
    private final ConversationAggregation conversations;
    private final ReferenceAggregation references;
    private final ActivityAggregation activities;
    private final AnomalyStore anomalies;
    private final RefusalFinder refusals;
    private final AggregationMetrics metrics;

    Aggregator(
            AccountDatabase database,
            PendingStore pending,
            Horizon horizon,
            ConversationAggregation conversations,
            ReferenceAggregation references,
            ActivityAggregation activities,
            AnomalyStore anomalies,
            RefusalFinder refusals,
            AggregationMetrics metrics) {
        this.database = database;
        this.pending = pending;
        this.horizon = horizon;
        this.conversations = conversations;
        this.references = references;
        this.activities = activities;
        this.anomalies = anomalies;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    /** Steps until there is nothing to do; returns all that was done. A failure ends it: the next call goes on. */
    Uni<Step> drain() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(Step::foundWork)
                .collect()
                .in(() -> new Step[] {Step.IDLE}, (sum, step) -> sum[0] = sum[0].plus(step))
                .map(sum -> sum[0]);
    }

    /** Works out the subjects of the oldest batches that no other worker holds; {@link Step#IDLE} if there are none. */
    Uni<Step> step() {
        return stepWithout(Set.of())
                .onItem()
                .invoke(metrics::stepped)
                .onFailure()
                .invoke(metrics::stepFailed);
    }

    private Uni<Step> stepWithout(Set<Refused> refused) {
        return database.acrossAccounts(connection -> work(connection, refused))
                .onFailure(RefusedFacts.class)
                .recoverWithUni(failure -> refusals.find((RefusedFacts) failure)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().failure(failure)
                                : stepWithout(RefusalFinder.union(refused, found))));
    }

    /**
     * The step, inside of the caller's transaction. Locks are taken in one order by all workers: facts by account and
     * conversation, then what failed, then reference data by account, then what agents and visitors did.
     *
     * @param refused conversations that the database is known to refuse: noted as failed instead of written
     */
    Uni<Step> work(SqlConnection connection, Set<Refused> refused) {
        return pending.claim(connection).chain(claim -> {
            Step claimed = new Step(claim.batches(), 0, 0, 0, 0);
            return workConversations(connection, claim, refused)
                    .chain(step -> workReferences(connection, claim).map(step::plus))
                    .chain(step -> workActivities(connection, claim).map(step::plus))
                    .map(claimed::plus);
        });
    }

    /** The horizon is read after the claim: what is queued because it was due is due by then. */
    private Uni<Step> workConversations(SqlConnection connection, Claim claim, Set<Refused> refused) {
        return claim.batches() == 0
                ? Uni.createFrom().item(Step.IDLE)
                : horizon.confirmed(connection).chain(asOf -> workConversations(connection, claim, asOf, refused));
    }

    private Uni<Step> workConversations(SqlConnection connection, Claim claim, Instant asOf, Set<Refused> refused) {
        record Failed(String accountId, List<Folded> conversations) {}
        record Done(Step step, Failed failed) {}
        return inTurn(claim.accounts(), account -> conversations
                        .apply(connection, account, claim.conversations(account), asOf, refused)
                        .map(result -> new Done(result.step(), new Failed(account, result.failed()))))
                .chain(done -> inTurn(done.stream().map(Done::failed).toList(), failed -> anomalies
                                .noteFailed(connection, failed.accountId(), failed.conversations())
                                .replaceWith(Step.IDLE))
                        .replaceWith(done.stream().map(Done::step).reduce(Step.IDLE, Step::plus)));
    }

    private Uni<Step> workReferences(SqlConnection connection, Claim claim) {
        return inTurn(claim.accounts(), account -> references.apply(connection, account, claim.references(account)))
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus));
    }

    private Uni<Step> workActivities(SqlConnection connection, Claim claim) {
        return inTurn(claim.accounts(), account -> activities.apply(connection, account, claim.events(account)))
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus));
    }

    private static <T, R> Uni<List<R>> inTurn(List<T> all, Function<T, Uni<? extends R>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .<R>transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
