package io.colloquy.model.fact;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How long the messages are, in characters as people count them: an emoji is one. */
final class MessageLengths implements Concern {

    /** Messages, and what changed their texts. */
    private final List<Event> told = new ArrayList<>();

    private final List<Event> messages = new ArrayList<>();

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case MessageEvent.Content c -> {
                told.add(step.event());
                if (step.isMessage()) {
                    messages.add(step.event());
                }
            }
            case MessageEvent.Edited e -> told.add(step.event());
            case MessageEvent.Deleted d -> told.add(step.event());
            default -> {
                // Nothing else changes a text.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        List<Integer> lengths = lengths();
        long sum = lengths.stream().mapToLong(Integer::longValue).sum();
        sheet.put(
                Fact.AVERAGE_MESSAGE_LENGTH,
                BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(Math.max(lengths.size(), 1)), 2, RoundingMode.HALF_UP));
        sheet.count(
                Fact.MAX_MESSAGE_LENGTH,
                lengths.stream().mapToLong(Integer::longValue).max().orElse(0));
    }

    private List<Integer> lengths() {
        MessageFates fates = new MessageFates(told);
        List<Integer> lengths = new ArrayList<>(messages.size());
        for (Event event : messages) {
            MessageEvent.Content message = (MessageEvent.Content) event.data();
            MessageFates.Fate fate = fates.of(event, message);
            if (fate.everHadText(message.text())) {
                String text = fate.text(message.text());
                lengths.add(text.codePointCount(0, text.length()));
            }
        }
        return lengths;
    }
}
