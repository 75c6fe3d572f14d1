package io.colloquy.report.aggregate;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one transaction of a worker did.
 *
 * @param batches claimed batches; none says that there was nothing to do
 * @param conversations conversations folded
 * @param references agents, contacts and other named things projected
 * @param events events read for both, and those of agents and visitors, which are projected one by one
 * @param failures conversations whose fold failed
 * @param receipts when what the claimed batches were about was received; not of a rebuild's, which nobody waits for
 */
record Step(
        int batches, long conversations, long references, long events, long failures, List<OffsetDateTime> receipts) {
    static final Step IDLE = new Step(0, 0, 0, 0, 0, List.of());

    static Step claimed(int batches, List<OffsetDateTime> receipts) {
        return new Step(batches, 0, 0, 0, 0, receipts);
    }

    static Step conversations(long conversations, long events, long failures) {
        return new Step(0, conversations, 0, events, failures, List.of());
    }

    static Step references(long references, long events) {
        return new Step(0, 0, references, events, 0, List.of());
    }

    /** The same without its receipts. */
    Step counted() {
        return new Step(batches, conversations, references, events, failures, List.of());
    }

    boolean foundWork() {
        return batches > 0;
    }

    /** The sum of two; whoever sums up many has no use for all of their receipts, and drops them before. */
    Step plus(Step other) {
        return new Step(
                batches + other.batches,
                conversations + other.conversations,
                references + other.references,
                events + other.events,
                failures + other.failures,
                Stream.concat(receipts.stream(), other.receipts.stream()).toList());
    }
}
