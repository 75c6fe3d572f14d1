package io.colloquy.model.fact;

import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.By;
import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Closed;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.ConversationEvent.Reopened;
import io.colloquy.model.event.ConversationEvent.Unassigned;
import io.colloquy.model.row.Assignment;
import io.colloquy.model.row.Assignment.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Who was assigned, first, last, at the opening, at the close and now. An assignment in force at the opening is a
 * pre-assignment: it counts as the first one, made at the opening, and takes no time (seed 004).
 */
final class Assignments implements Concern {

    private final Holding holding = new Holding();
    private Moment openedAt;
    private boolean preAssigned;
    private Moment firstAt;
    private String first;
    private Moment lastAt;
    private String last;
    private String assigneeCreated;
    private String assigneeClosed;
    private String inForceAtClose;
    private boolean closed;
    private final List<Assignment> assignments = new ArrayList<>(2);
    private long unassignedByRule;

    @Override
    public void open(Moment at, Opened opening) {
        String before = holding.assignee();
        holding.open(opening);
        openedAt = at;
        assigneeCreated = holding.assignee();
        preAssigned = assigneeCreated != null;
        if (preAssigned) {
            firstAt = at;
            first = assigneeCreated;
            lastAt = at;
            last = assigneeCreated;
            preAssign(before);
        }
    }

    private void preAssign(String before) {
        if (!assigneeCreated.equals(before)) {
            assignments.add(new Assignment(openedAt.at(), Kind.PRE_ASSIGNED, assigneeCreated, null, null, null, null));
            return;
        }
        Assignment inForce = assignments.removeLast();
        assignments.add(new Assignment(
                openedAt.at(),
                Kind.PRE_ASSIGNED,
                inForce.agentId(),
                inForce.teamId(),
                inForce.accountRef(),
                inForce.byType(),
                inForce.byId()));
    }

    @Override
    public void step(Step step) {
        holding.step(step);
        switch (step.data()) {
            case Assigned assigned -> {
                add(step, Kind.ASSIGNED, assigned, assigned.by());
                lastAt = step.moment();
                last = assigned.agentId();
                if (first == null) {
                    firstAt = lastAt;
                    first = last;
                }
            }
            case Unassigned unassigned -> {
                add(step, Kind.UNASSIGNED, null, unassigned.by());
                if (unassigned.by() != null && unassigned.by().type() == ActorType.RULE) {
                    unassignedByRule++;
                }
            }
            case Closed close
            when close.source().countsAsClose() -> {
                closed = true;
                assigneeClosed = holding.assignee();
                inForceAtClose = holding.inForce();
            }
            case Reopened r -> closed = false;
            default -> {
                // Nothing else assigns.
            }
        }
    }

    private void add(Step step, Kind kind, Assigned to, By by) {
        assignments.add(new Assignment(
                step.at(),
                kind,
                to == null ? null : to.agentId(),
                to == null ? null : to.teamId(),
                to == null ? null : to.accountRef(),
                by == null ? null : by.type().wire(),
                by == null ? null : by.id()));
    }

    @Override
    public void report(FactSheet sheet) {
        assignments.forEach(sheet::add);
        sheet.put(Fact.FIRST_ASSIGNED_AT, firstAt);
        sheet.put(Fact.FIRST_ASSIGNEE, first);
        sheet.put(Fact.LAST_ASSIGNED_AT, lastAt);
        sheet.put(Fact.LAST_ASSIGNEE, last);
        sheet.put(Fact.UNASSIGNED_AT_END, (closed ? inForceAtClose : holding.inForce()) == null);
        sheet.put(Fact.ASSIGNEE_CREATED, assigneeCreated);
        sheet.put(Fact.ASSIGNEE_CLOSED, assigneeClosed);
        sheet.put(Fact.ASSIGNEE_CURRENT, holding.assignee());
        if (!preAssigned) {
            sheet.span(Fact.FIRST_ASSIGNMENT_TIME, openedAt, firstAt);
        }
        sheet.count(Fact.ASSIGNMENT_COUNT, assignments.size());
        sheet.count(Fact.AGENT_COUNT, holding.receivings());
        sheet.count(Fact.UNASSIGNED_BY_RULE_COUNT, unassignedByRule);
    }
}
