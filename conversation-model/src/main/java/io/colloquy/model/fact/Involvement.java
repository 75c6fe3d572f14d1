package io.colloquy.model.fact;

import io.colloquy.model.event.AuthorType;
import io.colloquy.model.event.ConversationEvent.Accepted;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.MessageEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every agent who was assigned, accepted or wrote, and the accounts that were told of them (metrics 2.2, handling_type). An
 * agent whose account was told once is known by it; of the others reference data decides, on reading.
 */
final class Involvement implements Concern {

    private final Set<String> agents = new TreeSet<>();
    private final Set<String> agentsOfToldAccount = new HashSet<>(0);
    private final Set<String> accounts = new TreeSet<>();

    @Override
    public void open(Moment at, Opened opening) {
        if (opening != null) {
            involve(opening.assignedAgentId(), null);
        }
    }

    @Override
    public void step(Step step) {
        switch (step.data()) {
            case Assigned assigned -> involve(assigned.agentId(), assigned.accountRef());
            case Accepted accepted -> involve(accepted.agentId(), accepted.accountRef());
            case MessageEvent.Sent sent
            when sent.author().type() == AuthorType.USER ->
                involve(sent.author().agentId(), null);
            default -> {
                // Nobody else takes part.
            }
        }
    }

    private void involve(String agent, String account) {
        if (agent != null) {
            agents.add(agent);
        }
        if (account != null) {
            agentsOfToldAccount.add(agent);
            accounts.add(account);
        }
    }

    @Override
    public void report(FactSheet sheet) {
        List<String> ofUntoldAccount = new ArrayList<>(agents);
        ofUntoldAccount.removeAll(agentsOfToldAccount);
        sheet.put(Fact.INVOLVED_AGENTS, List.copyOf(ofUntoldAccount));
        sheet.put(Fact.INVOLVED_ACCOUNTS, List.copyOf(accounts));
    }
}
