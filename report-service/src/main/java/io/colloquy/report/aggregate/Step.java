package io.colloquy.report.aggregate;

/**
 * What one transaction of a worker did.
 *
 * @param batches claimed batches; none says that there was nothing to do
 * @param conversations conversations folded
 * @param references agents, contacts and other named things projected
 * @param events events read for both, and those of agents and visitors, which are projected one by one
 * @param failures conversations whose fold failed
 */
record Step(int batches, long conversations, long references, long events, long failures) {
    static final Step IDLE = new Step(0, 0, 0, 0, 0);

    boolean foundWork() {
        return batches > 0;
    }

    Step plus(Step other) {
        return new Step(
                batches + other.batches,
                conversations + other.conversations,
                references + other.references,
                events + other.events,
                failures + other.failures);
    }
}
