package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Accepted;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.row.HeldChat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every agent's stretch with the conversation, and the first and the last to receive it (metrics 2.1, holding). What is held
 * at the opening is held from the opening on.
 */
final class HeldChats implements Concern {

    private final Holding holding = new Holding();
    private final List<Stretch> stretches = new ArrayList<>(2);

    /** One holding; what is told of it later fills what was not told at first. */
    private static final class Stretch {

        private final String agentId;
        private Instant receivedAt;
        private String accountRef;
        private String teamId;
        private Instant endedAt;
        private Instant firstMessageAt;
        private boolean visitorWrote;

        Stretch(String agentId, Instant receivedAt) {
            this.agentId = agentId;
            this.receivedAt = receivedAt;
        }

        void tell(String account, String team) {
            accountRef = accountRef == null ? account : accountRef;
            teamId = teamId == null ? team : teamId;
        }

        void restart(Instant at) {
            receivedAt = at;
            firstMessageAt = null;
            visitorWrote = false;
        }

        void hear(Step step) {
            visitorWrote |= step.speech() == Speech.INBOUND;
            if (firstMessageAt == null && step.speech() == Speech.HUMAN && agentId.equals(step.agentId())) {
                firstMessageAt = step.at();
            }
        }

        HeldChat row() {
            return new HeldChat(agentId, accountRef, teamId, receivedAt, endedAt, firstMessageAt, visitorWrote);
        }
    }

    @Override
    public void open(Moment at, Opened opening) {
        holding.open(opening);
        follow(at.at());
        if (running() != null) {
            running().restart(at.at());
        }
    }

    @Override
    public void step(Step step) {
        holding.step(step);
        follow(step.at());
        Stretch running = running();
        if (running == null) {
            return;
        }
        switch (step.data()) {
            case Assigned assigned -> running.tell(assigned.accountRef(), assigned.teamId());
            case Accepted accepted -> running.tell(accepted.accountRef(), null);
            default -> {
                // Nothing else tells of a holding.
            }
        }
        running.hear(step);
    }

    private void follow(Instant at) {
        Stretch running = running();
        boolean received = holding.receivings() > stretches.size();
        if (running != null && (received || holding.holder() == null)) {
            running.endedAt = at;
        }
        if (received) {
            stretches.add(new Stretch(holding.holder(), at));
        }
    }

    private Stretch running() {
        return stretches.isEmpty() || stretches.getLast().endedAt != null ? null : stretches.getLast();
    }

    @Override
    public void report(FactSheet sheet) {
        stretches.forEach(stretch -> sheet.add(stretch.row()));
        if (stretches.isEmpty()) {
            return;
        }
        Stretch first = stretches.getFirst();
        Stretch last = stretches.getLast();
        sheet.put(Fact.ASSIGNED_AGENT_ID, first.agentId);
        sheet.put(Fact.ASSIGNED_AGENT_ACCOUNT_SENT, first.accountRef);
        sheet.put(Fact.LAST_AGENT_ID, last.agentId);
        sheet.put(Fact.LAST_AGENT_ACCOUNT_SENT, last.accountRef);
    }
}
