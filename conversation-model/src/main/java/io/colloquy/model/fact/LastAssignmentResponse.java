package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import java.util.HashSet;
import java.util.Set;

/**
 * How fast the last assigned agent answered what was theirs to answer (seed 004). An inbound is tied to the assignment
 * when it comes after it, or before it with no other agent holding the conversation from the inbound to the assignment.
 *
 * <p>Of the inbounds that wait, the latest was seen by the fewest agents: if any of them is tied, it is. So it is enough
 * to remember who held the conversation since the latest inbound.
 */
final class LastAssignmentResponse implements Concern {

    private final Waiting waiting = new Waiting();
    private final Holding holding = new Holding();
    private final Set<String> holdersSinceInbound = new HashSet<>();
    private String agent;
    private Moment assignedAt;
    private Moment answeredAt;
    private boolean tied;

    @Override
    public void open(Moment at, Opened opening) {
        holding.open(opening);
        if (holding.assignee() != null) {
            assign(holding.assignee(), at);
        }
    }

    @Override
    public void step(Step step) {
        if (step.speech() == Speech.HUMAN && tied && answeredAt == null && agent.equals(step.agentId())) {
            answeredAt = step.moment();
        }
        boolean toBeAnswered = waiting.step(step);
        holding.step(step);
        if (toBeAnswered) {
            holdersSinceInbound.clear();
            tied = agent != null;
        } else if (!waiting.isRunning()) {
            tied = false;
        }
        if (step.data() instanceof Assigned assigned) {
            assign(assigned.agentId(), step.moment());
        }
        if (holding.holder() != null) {
            holdersSinceInbound.add(holding.holder());
        }
    }

    private void assign(String assignee, Moment at) {
        agent = assignee;
        assignedAt = at;
        answeredAt = null;
        tied = waiting.isRunning() && holdersSinceInbound.stream().allMatch(assignee::equals);
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.span(Fact.LAST_ASSIGNMENT_TO_RESPONSE, assignedAt, answeredAt);
    }
}
