package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.count;
import static io.colloquy.model.fact.FactDefinition.decimal;

/** Facts of the payments that were asked for (metrics 2.2); each payment is what its last event says. */
final class PaymentFacts {

    private static final String OTHER_CURRENCIES = "payments in other currencies than US dollars";

    static final FactDefinition PAYMENTS_COMPLETED = count(
                    "Payments completed", "payments whose last event is payment.completed, each once")
            .seeds(Seed.GL);
    static final FactDefinition PAYMENTS_DECLINED = count(
                    "Payments declined", "payments whose last event is payment.declined, each once")
            .seeds(Seed.GL);
    static final FactDefinition PAYMENT_AMOUNT_COMPLETED_USD = decimal(
                    "Amount completed (USD)",
                    "sum in US dollars of the payments of payments_completed, two decimals, half rounded up")
            .leavingOut(OTHER_CURRENCIES)
            .seeds(Seed.GL);
    static final FactDefinition PAYMENT_AMOUNT_DECLINED_USD = decimal(
                    "Amount declined (USD)",
                    "sum in US dollars of the payments of payments_declined, two decimals, half rounded up")
            .leavingOut(OTHER_CURRENCIES)
            .seeds(Seed.GL);

    private PaymentFacts() {}
}
