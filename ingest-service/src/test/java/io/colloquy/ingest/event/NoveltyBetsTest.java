package io.colloquy.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoveltyBetsTest {
    private final NoveltyBets bets = new NoveltyBets();

    @Test
    void aFewEventsAreAlwaysLookedUp() {
        assertThat(bets.isGood(1)).isFalse();
        assertThat(bets.isGood(2_500)).isTrue();
    }

    @Test
    void afterAKnownEventTheNextBatchesAreLookedUp() {
        bets.note(2_500, 1);

        assertThat(bets.isGood(2_500)).isFalse();
    }

    @Test
    void batchesWithoutAKnownEventBringTheConfidenceBack() {
        bets.note(2_500, 25);
        int lookedUp = 0;
        while (!bets.isGood(2_500) && lookedUp < 1_000) {
            bets.note(2_500, 0);
            lookedUp++;
        }

        assertThat(lookedUp).isBetween(1, 100);
    }

    @Test
    void redeliveryOfAFewEventsChangesNothingForStreams() {
        bets.note(3, 3);

        assertThat(bets.isGood(2_500)).isTrue();
    }
}
