package io.colloquy.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.ledger.Tally;
import org.junit.jupiter.api.Test;

class BookingTest {
    @Test
    void theFirstTranslationBooksEveryPart() {
        Booking booking = Booking.of(null, 5, stored(3, 2), 4, 0);

        assertThat(booking.tally()).isEqualTo(new Tally(9, 3, 2, 0, 4));
        assertThat(booking.bookedEvents()).isEqualTo(5);
    }

    @Test
    void repeatedEventsAreNotBookedAgain() {
        Booking booking = Booking.of(5, 5, stored(0, 0), 0, 0);

        assertThat(booking.tally()).isEqualTo(Tally.NONE);
        assertThat(booking.bookedEvents()).isEqualTo(5);
    }

    @Test
    void aPartThatLeavesQuarantineIsAcceptedInstead() {
        Booking booking = Booking.of(5, 6, stored(1, 0), 0, 1);

        assertThat(booking.tally()).isEqualTo(new Tally(0, 1, 0, 0, -1));
        assertThat(booking.bookedEvents()).isEqualTo(6);
    }

    @Test
    void aPartThatLeavesQuarantineAndIsKnownIsADuplicateInstead() {
        Booking booking = Booking.of(5, 6, stored(0, 0), 0, 1);

        assertThat(booking.tally()).isEqualTo(new Tally(0, 0, 1, 0, -1));
    }

    @Test
    void aPartThatSaysNothingAnyMoreWasNeverReceived() {
        Booking booking = Booking.of(5, 5, stored(0, 0), 0, 1);

        assertThat(booking.tally()).isEqualTo(new Tally(-1, 0, 0, 0, -1));
    }

    @Test
    void onePartMayBecomeThreeEvents() {
        Booking booking = Booking.of(0, 3, stored(3, 0), 0, 1);

        assertThat(booking.tally()).isEqualTo(new Tally(2, 3, 0, 0, -1));
    }

    @Test
    void eventsThatAreNoMoreMadeStayBooked() {
        Booking fewer = Booking.of(5, 3, stored(0, 0), 0, 0);

        assertThat(fewer.tally()).isEqualTo(Tally.NONE);
        assertThat(fewer.bookedEvents()).isEqualTo(5);
    }

    private static Tally stored(int accepted, int duplicates) {
        return new Tally(accepted + duplicates, accepted, duplicates, 0, 0);
    }
}
