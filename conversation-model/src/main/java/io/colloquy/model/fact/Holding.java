package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Accepted;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Merged;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Unassigned;

/**
 * Whose the conversation is, moment by moment (metrics 2.1). A holding begins when an agent becomes the assignee, or
 * accepts without being it, and ends with another's, an unassignment, a close or a merge. A close ends the holding and
 * leaves the assignment in force.
 */
final class Holding {

    private String assignee;
    private String inForce;
    private String holder;
    private long receivings;

    void open(Opened opening) {
        if (opening != null && opening.assignedAgentId() != null) {
            assignee = opening.assignedAgentId();
            receive(assignee);
        }
    }

    void step(Step step) {
        switch (step.data()) {
            case Assigned assigned -> {
                assignee = assigned.agentId();
                receive(assignee);
            }
            case Accepted accepted -> receive(accepted.agentId());
            case Unassigned u -> {
                assignee = null;
                inForce = null;
                holder = null;
            }
            case Closed close when close.source().countsAsClose() -> holder = null;
            case Merged m -> holder = null;
            default -> {
                // Nothing else changes hands.
            }
        }
    }

    private void receive(String agent) {
        if (!agent.equals(holder)) {
            receivings++;
        }
        holder = agent;
        inForce = agent;
    }

    /** The agent to whom it is assigned, kept through a close; null when unassigned. */
    String assignee() {
        return assignee;
    }

    /** The agent who has it by assignment or acceptance, kept through a close; null when nobody has. */
    String inForce() {
        return inForce;
    }

    /** The agent holding it now; null after a close, until it is received again. */
    String holder() {
        return holder;
    }

    /** How many holdings have begun. */
    long receivings() {
        return receivings;
    }
}
