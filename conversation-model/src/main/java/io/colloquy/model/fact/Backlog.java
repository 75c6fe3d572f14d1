package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.row.BacklogStretch;
import io.colloquy.model.row.BacklogStretch.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When the conversation was open, unassigned, waited for and never answered (metrics 2.5, backlog). */
final class Backlog implements Concern {

    private final Status status = new Status();
    private final Holding holding = new Holding();
    private final Waiting waiting = new Waiting();
    private final Map<Kind, Instant> running = new EnumMap<>(Kind.class);
    private final List<BacklogStretch> stretches = new ArrayList<>(4);
    private boolean opened;
    private boolean customerWrote;
    private boolean answered;

    @Override
    public void open(Moment at, Opened opening) {
        opened = true;
        holding.open(opening);
        follow(at.at());
    }

    @Override
    public void step(Step step) {
        status.step(step);
        holding.step(step);
        waiting.step(step);
        customerWrote |= step.speech() == Speech.INBOUND;
        answered |= step.speech() == Speech.HUMAN && customerWrote;
        follow(step.at());
    }

    private void follow(Instant at) {
        for (Kind kind : Kind.values()) {
            Instant since = running.get(kind);
            if (since == null && holds(kind)) {
                running.put(kind, at);
            } else if (since != null && !holds(kind)) {
                running.remove(kind);
                end(kind, since, at);
            }
        }
    }

    private boolean holds(Kind kind) {
        return switch (kind) {
            case OPEN -> isOpen();
            case UNASSIGNED -> isOpen() && holding.inForce() == null;
            case WAITING -> waiting.isRunning();
            case NEVER_ANSWERED -> isOpen() && customerWrote && !answered;
        };
    }

    private boolean isOpen() {
        return opened && status.isOpen();
    }

    private void end(Kind kind, Instant since, Instant at) {
        if (since.isBefore(at)) {
            stretches.add(new BacklogStretch(kind, since, at));
        }
    }

    @Override
    public void report(FactSheet sheet) {
        stretches.forEach(sheet::add);
        running.forEach((kind, since) -> sheet.add(new BacklogStretch(kind, since, null)));
    }
}
