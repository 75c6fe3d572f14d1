package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.NoteAdded;
import io.colloquy.model.event.ConversationEvent.PaymentCompleted;
import io.colloquy.model.event.ConversationEvent.PaymentDeclined;
import io.colloquy.model.event.ConversationEvent.PaymentRequested;
import io.colloquy.model.event.ConversationEvent.TopicAdded;
import io.colloquy.model.event.ConversationEvent.TopicRemoved;
import io.colloquy.model.event.EventType;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Notes, topics and payments, counted; each payment once, by its last event. */
final class Tallies implements Concern {

    private final Map<String, EventType> payments = new HashMap<>(0);
    private long notes;
    private long topicsAdded;
    private long topicsRemoved;

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case NoteAdded n -> notes++;
            case TopicAdded t -> topicsAdded++;
            case TopicRemoved t -> topicsRemoved++;
            case PaymentRequested payment -> payment(payment.paymentId(), step);
            case PaymentCompleted payment -> payment(payment.paymentId(), step);
            case PaymentDeclined payment -> payment(payment.paymentId(), step);
            default -> {
                // Nothing else is tallied.
            }
        }
    }

    private void payment(String paymentId, Step step) {
        payments.put(paymentId, step.event().type());
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.count(Fact.NOTE_COUNT, notes);
        sheet.count(Fact.TOPIC_ADDED_COUNT, topicsAdded);
        sheet.count(Fact.TOPIC_REMOVED_COUNT, topicsRemoved);
        sheet.count(Fact.PAYMENTS_COMPLETED, Collections.frequency(payments.values(), EventType.PAYMENT_COMPLETED));
        sheet.count(Fact.PAYMENTS_DECLINED, Collections.frequency(payments.values(), EventType.PAYMENT_DECLINED));
    }
}
