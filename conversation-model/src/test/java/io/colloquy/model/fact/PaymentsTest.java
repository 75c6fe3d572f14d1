package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.row.Payment;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    @Test
    void paymentCountsOnceByItsLastEvent() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "requested", "p1", "9.90")
                .payment("09:02", "declined", "p1", "9.90")
                .payment("09:03", "completed", "p1", "9.90")
                .payment("09:04", "declined", "p2", "5")
                .payment("09:05", "requested", "p3", "7")
                .facts();

        assertThat(facts.count(Fact.PAYMENTS_COMPLETED)).isEqualTo(1);
        assertThat(facts.count(Fact.PAYMENTS_DECLINED)).isEqualTo(1);
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("9.90"));
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_DECLINED_USD)).isEqualTo(new BigDecimal("5.00"));
    }

    @Test
    void amountIsThatOfTheLastEvent() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "requested", "p1", "10")
                .payment("09:02", "completed", "p1", "8.5")
                .facts();

        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("8.50"));
    }

    @Test
    void otherCurrenciesCountAndAreNotSummed() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "completed", "p1", "10")
                .payment("09:02", "completed", "p2", "99", "EUR")
                .facts();

        assertThat(facts.count(Fact.PAYMENTS_COMPLETED)).isEqualTo(2);
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("10.00"));
    }

    @Test
    void withoutPaymentsTheAmountsAreZeroAndNotNull() {
        Facts facts = story().opened("09:00").facts();

        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("0.00"));
        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_DECLINED_USD)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void amountsAreAddedUpBeforeTheyAreRounded() {
        Facts facts = story().opened("09:00")
                .payment("09:01", "completed", "p1", "0.004")
                .payment("09:02", "completed", "p2", "0.004")
                .facts();

        assertThat(facts.decimal(Fact.PAYMENT_AMOUNT_COMPLETED_USD)).isEqualTo(new BigDecimal("0.01"));
    }

    @Test
    void rowKeepsTheFirstRequestAndTellsTheLastEvent() {
        List<Payment> rows = story().opened("09:00")
                .payment("09:01", "requested", "p1", "9.90")
                .payment("09:02", "completed", "p2", "1", "EUR")
                .payment("09:03", "requested", "p1", "9.90")
                .payment("09:04", "declined", "p1", "9.90")
                .fold()
                .rows(Payment.class);

        assertThat(rows)
                .containsExactly(
                        new Payment("p1", "declined", at("09:01"), at("09:04"), new BigDecimal("9.90"), "USD"),
                        new Payment("p2", "completed", null, at("09:02"), new BigDecimal("1"), "EUR"));
    }
}
