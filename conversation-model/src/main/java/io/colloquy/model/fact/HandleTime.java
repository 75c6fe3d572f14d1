package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.HandleEnded;
import io.colloquy.model.event.ConversationEvent.HandleStarted;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Reopened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long agents had the customer's profile open while the conversation was open (seed 002). An agent may have it open more
 * than once; an end belongs to the latest start that has none, so that a lost end makes nothing longer.
 */
final class HandleTime implements Concern {

    private final Map<String, Handling> byAgent = new LinkedHashMap<>(0);
    private final List<Stretch> openStretches = new ArrayList<>(1);
    private boolean opened;
    private boolean closed;
    private Moment openSince;
    private Moment firstAt;

    /**
     * A stretch of time.
     *
     * @param to null while it lasts
     */
    private record Stretch(Moment from, Moment to) {

        boolean overlaps(Stretch other) {
            return from.at().isBefore(other.end()) && other.from.at().isBefore(end());
        }

        Stretch overlap(Stretch other) {
            return new Stretch(
                    from.at().isBefore(other.from.at()) ? other.from : from,
                    end().isAfter(other.end()) ? other.to : to);
        }

        private Instant end() {
            return to == null ? Instant.MAX : to.at();
        }
    }

    /** Of one agent. */
    private static final class Handling {

        private final Deque<Moment> running = new ArrayDeque<>(1);
        private final List<Stretch> ended = new ArrayList<>(1);

        void end(Moment at) {
            Moment start = running.poll();
            if (start != null) {
                ended.add(new Stretch(start, at));
            }
        }

        List<Stretch> union() {
            List<Stretch> union = new ArrayList<>(ended.size());
            ended.sort(Comparator.comparing(stretch -> stretch.from().at()));
            for (Stretch next : ended) {
                Stretch last = union.isEmpty() ? null : union.getLast();
                if (last == null || last.end().isBefore(next.from().at())) {
                    union.add(next);
                } else if (next.end().isAfter(last.end())) {
                    union.set(union.size() - 1, new Stretch(last.from(), next.to()));
                }
            }
            return union;
        }
    }

    @Override
    public void open(Moment at, Opened opening) {
        opened = true;
        follow(at);
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case HandleStarted handle ->
                handling(handle.agentId(), step).running.push(step.moment());
            case HandleEnded handle -> handling(handle.agentId(), step).end(step.moment());
            case Closed c -> closed = true;
            case Merged m -> closed = true;
            case Reopened r -> closed = false;
            default -> {
                // Nothing else opens or closes the profile or the conversation.
            }
        }
        follow(step.moment());
    }

    private Handling handling(String agent, Step step) {
        firstAt = firstAt == null ? step.moment() : firstAt;
        return byAgent.computeIfAbsent(agent, a -> new Handling());
    }

    private void follow(Moment at) {
        boolean open = opened && !closed;
        if (open && openSince == null) {
            openSince = at;
        } else if (!open && openSince != null) {
            openStretches.add(new Stretch(openSince, at));
            openSince = null;
        }
    }

    @Override
    public void report(FactSheet sheet) {
        if (byAgent.isEmpty()) {
            return;
        }
        if (openSince != null) {
            openStretches.add(new Stretch(openSince, null));
        }
        List<Span> parts = new ArrayList<>();
        for (Handling handling : byAgent.values()) {
            for (Stretch stretch : handling.union()) {
                openStretches.stream()
                        .filter(stretch::overlaps)
                        .map(stretch::overlap)
                        .forEach(part -> parts.add(new Span(Fact.HANDLE_TIME, part.from(), part.to())));
            }
        }
        if (parts.isEmpty()) {
            // There were handle events: where they left no time, it is 0 and not null.
            parts.add(new Span(Fact.HANDLE_TIME, firstAt, firstAt));
        }
        sheet.spans(Fact.HANDLE_TIME, HandleTime::sum, parts);
    }

    private static Duration sum(List<Duration> parts) {
        return parts.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
