package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.PaymentCompleted;
import io.colloquy.model.event.ConversationEvent.PaymentDeclined;
import io.colloquy.model.event.ConversationEvent.PaymentRequested;
import io.colloquy.model.row.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Payments, each once, as its last event tells it. */
final class Payments implements Concern {

    private static final String REQUESTED = "requested";
    private static final String COMPLETED = "completed";
    private static final String DECLINED = "declined";

    /** The one currency that is summed (seed 002). */
    private static final String USD = "USD";

    private final Map<String, Payment> payments = new LinkedHashMap<>(0);

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case PaymentRequested p -> tell(p.paymentId(), REQUESTED, step.at(), p.amount(), p.currency());
            case PaymentCompleted p -> tell(p.paymentId(), COMPLETED, step.at(), p.amount(), p.currency());
            case PaymentDeclined p -> tell(p.paymentId(), DECLINED, step.at(), p.amount(), p.currency());
            default -> {
                // Nothing else is about a payment.
            }
        }
    }

    private void tell(String paymentId, String status, Instant at, BigDecimal amount, String currency) {
        Payment before = payments.get(paymentId);
        Instant requestedAt = before == null ? null : before.requestedAt();
        if (requestedAt == null && status.equals(REQUESTED)) {
            requestedAt = at;
        }
        payments.put(paymentId, new Payment(paymentId, status, requestedAt, at, amount, currency));
    }

    @Override
    public void report(FactSheet sheet) {
        payments.values().forEach(sheet::add);
        List<Payment> completed = ofStatus(COMPLETED);
        List<Payment> declined = ofStatus(DECLINED);
        sheet.count(Fact.PAYMENTS_COMPLETED, completed.size());
        sheet.count(Fact.PAYMENTS_DECLINED, declined.size());
        sheet.put(Fact.PAYMENT_AMOUNT_COMPLETED_USD, dollars(completed));
        sheet.put(Fact.PAYMENT_AMOUNT_DECLINED_USD, dollars(declined));
    }

    private List<Payment> ofStatus(String status) {
        return payments.values().stream()
                .filter(payment -> payment.status().equals(status))
                .toList();
    }

    private static BigDecimal dollars(List<Payment> payments) {
        return payments.stream()
                .filter(payment -> payment.currency().equals(USD))
                .map(Payment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
