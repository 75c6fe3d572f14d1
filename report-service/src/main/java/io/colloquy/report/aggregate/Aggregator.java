package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.aggregate.Claim.Scope;
import io.colloquy.report.aggregate.Claim.Subject;
import io.colloquy.report.aggregate.FactWriter.RefusedFacts;
import io.colloquy.report.aggregate.RefusalFinder.Refused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final GenerationStore generations;
    private final Horizon horizon;
    private final ConversationAggregation conversations;
    private final HistoryStore histories;
    private final ReferenceAggregation references;
    private final ActivityAggregation activities;
    private final AnomalyStore anomalies;
    private final RefusalFinder refusals;
    private final AggregationMetrics metrics;

    Aggregator(
            AccountDatabase database,
            PendingStore pending,
            GenerationStore generations,
            Horizon horizon,
            ConversationAggregation conversations,
            HistoryStore histories,
            ReferenceAggregation references,
            ActivityAggregation activities,
            AnomalyStore anomalies,
            RefusalFinder refusals,
            AggregationMetrics metrics) {
        this.database = database;
        this.pending = pending;
        this.generations = generations;
        this.horizon = horizon;
        this.conversations = conversations;
        this.histories = histories;
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
                .in(() -> new Step[] {Step.IDLE}, (sum, step) -> sum[0] = sum[0].plus(step.counted()))
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
     * conversation, then what failed, then contacts' histories, then reference data by account, then what agents and
     * visitors did.
     *
     * @param refused conversations that the database is known to refuse: noted as failed instead of written
     */
    Uni<Step> work(SqlConnection connection, Set<Refused> refused) {
        return pending.claim(connection)
                .chain(claim -> claim.batches() == 0
                        ? Uni.createFrom().item(Step.IDLE)
                        : generations
                                .find(connection, claim.accounts())
                                .chain(found -> work(connection, new Claimed(claim, found), refused)));
    }

    /** A claim, and the generations that its accounts write. */
    private record Claimed(Claim claim, Map<String, Generations> generations) {

        List<Short> written(Scope scope) {
            Generations found = generations.get(scope.accountId());
            return scope.isRebuild() ? found.rebuilt(scope.generation()) : found.live();
        }

        short served(Scope scope) {
            return generations.get(scope.accountId()).served();
        }

        List<Target> targets(Scope scope) {
            return written(scope).stream()
                    .map(generation ->
                            new Target(scope.accountId(), served(scope), generation, claim.receivedAt(scope)))
                    .toList();
        }
    }

    private Uni<Step> work(SqlConnection connection, Claimed claimed, Set<Refused> refused) {
        Claim claim = claimed.claim();
        return workConversations(connection, claimed, refused)
                .call(() -> inTurn(
                        claim.scopes(),
                        scope -> histories.relate(
                                connection, scope.accountId(), claim.histories(scope), claimed.written(scope))))
                .chain(step -> workReferences(connection, claimed).map(step::plus))
                .chain(step -> workActivities(connection, claim).map(step::plus))
                .call(() -> inTurn(claim.scopes(), scope -> reconfigure(connection, claimed, scope)))
                .map(Step.claimed(claim.batches(), claim.receipts())::plus);
    }

    /** The horizon is read after the claim: what is queued because it was due is due by then. */
    private Uni<Step> workConversations(SqlConnection connection, Claimed claimed, Set<Refused> refused) {
        return horizon.confirmed(connection).chain(asOf -> workConversations(connection, claimed, asOf, refused));
    }

    private Uni<Step> workConversations(SqlConnection connection, Claimed claimed, Instant asOf, Set<Refused> refused) {
        record Done(Scope scope, ConversationAggregation.Result result) {}
        List<Scope> scopes = claimed.claim().scopes().stream()
                .filter(scope -> !claimed.written(scope).isEmpty())
                .toList();
        return inTurn(scopes, scope -> conversations
                        .apply(
                                connection,
                                claimed.targets(scope),
                                claimed.claim().conversations(scope),
                                claimed.claim().due(scope),
                                asOf,
                                refused)
                        .map(result -> new Done(scope, result)))
                .call(done -> inTurn(done, part -> noteFailed(connection, claimed, part.scope(), part.result())))
                .map(done -> done.stream().map(part -> part.result().step()).reduce(Step.IDLE, Step::plus));
    }

    private Uni<Void> noteFailed(
            SqlConnection connection, Claimed claimed, Scope scope, ConversationAggregation.Result result) {
        return inTurn(
                        claimed.written(scope),
                        generation -> anomalies.noteFailed(connection, scope.accountId(), generation, result.failed()))
                .replaceWithVoid();
    }

    private Uni<Step> workReferences(SqlConnection connection, Claimed claimed) {
        Claim claim = claimed.claim();
        return inTurn(
                        claim.scopes(),
                        scope -> references.apply(
                                connection, scope.accountId(), claim.receivedAt(scope), claim.references(scope)))
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus));
    }

    /** They are of no generation: a rebuild writes the rows that are there. */
    private Uni<Step> workActivities(SqlConnection connection, Claim claim) {
        return inTurn(claim.scopes(), scope -> activities.apply(connection, scope.accountId(), claim.events(scope)))
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus));
    }

    /** What is being rebuilt is folded with the configuration of its time anyway. */
    private Uni<Void> reconfigure(SqlConnection connection, Claimed claimed, Scope scope) {
        List<Subject> changed = scope.isRebuild() ? List.of() : claimed.claim().configuration(scope);
        return inTurn(
                        changed,
                        subject -> pending.queueConfigured(
                                connection, scope, claimed.claim().receivedAt(scope), claimed.served(scope), subject))
                .replaceWithVoid();
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
