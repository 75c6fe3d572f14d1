package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import io.colloquy.model.row.ConversationRow;
import io.colloquy.model.timeline.Anomaly;
import io.colloquy.model.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Works out the facts of a conversation from its events (metrics 2.2). Pure: the same set of events as of the same instant,
 * the same facts.
 */
public final class ConversationFold {

    private ConversationFold() {}

    /**
     * What came out.
     *
     * @param facts of origin {@link FactOrigin#LOG} only; the others are resolved on reading
     * @param spans what its durations were worked out from
     * @param moments of the facts that are an instant, which event made them so
     * @param clearedWaits the customer's waits that nobody answered, in order
     * @param rows its status changes, responses, sessions …, those of one kind in order
     * @param anomalies illegal steps in order, then durations out of order
     * @param dueAt the next instant at which the facts change without any event; null if they never do
     */
    public record Result(
            Facts facts,
            List<Span> spans,
            Map<Fact, Moment> moments,
            List<ClearedWait> clearedWaits,
            List<ConversationRow> rows,
            List<Anomaly> anomalies,
            Instant dueAt) {

        public Result {
            spans = List.copyOf(spans);
            moments = Map.copyOf(moments);
            clearedWaits = List.copyOf(clearedWaits);
            rows = List.copyOf(rows);
            anomalies = List.copyOf(anomalies);
        }

        /** Its rows of that kind, in order. */
        public <R extends ConversationRow> List<R> rows(Class<R> kind) {
            return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /**
     * Folds the events of one conversation, in any order and with any repetitions, without any configuration.
     *
     * @param asOf up to when the log is known to be complete: what has not ended by then has not ended
     * @throws IllegalArgumentException if there are none: a conversation is known by its events alone
     */
    public static Result fold(String conversationId, Collection<Event> events, Instant asOf) {
        return fold(Timeline.order(conversationId, events, asOf), FoldContext.NONE);
    }

    /**
     * Folds a timeline that is already in order.
     *
     * @throws IllegalArgumentException if it has no event
     */
    public static Result fold(Timeline timeline, FoldContext context) {
        if (timeline.startedAt() == null) {
            throw new IllegalArgumentException("conversation " + timeline.conversationId() + " has no events");
        }
        Opening opening = new Opening();
        Inboxes inboxes = new Inboxes();
        List<Concern> concerns = List.of(
                opening,
                new Lifecycle(),
                new Assignments(),
                new HeldChats(),
                new Involvement(),
                inboxes,
                new FirstResponse(),
                new Responses(),
                new LastAssignmentResponse(),
                new Replies(),
                new MessageCounts(),
                new MessageLengths(),
                new ChatDurations(),
                new HandleTime(),
                new Sessions(),
                new FirstContact(opening),
                new Notes(),
                new Topics(),
                new Payments(),
                new Surveys(),
                new Goals(),
                new Blocking(),
                new Backlog(),
                new StatusChanges(context.serviceLevels()),
                // Reports last: it compares what the others found.
                new ServiceLevelsKept(context.serviceLevels(), timeline.asOf()));
        walk(timeline, concerns);

        List<Anomaly> anomalies = new ArrayList<>(timeline.anomalies());
        FactSheet sheet =
                new FactSheet(timeline.conversationId(), context.calendars().apply(inboxes.created()), anomalies);
        sheet.put(Fact.CONVERSATION_ID, timeline.conversationId());
        concerns.forEach(concern -> concern.report(sheet));
        reportAcrossConcerns(sheet);
        if (timeline.dueAt() != null) {
            sheet.due(timeline.dueAt());
        }
        return new Result(
                sheet.facts(),
                sheet.spans(),
                sheet.moments(),
                sheet.clearedWaits(),
                sheet.rows(),
                anomalies,
                sheet.dueAt());
    }

    private static void walk(Timeline timeline, List<Concern> concerns) {
        boolean hasOpening =
                timeline.events().stream().anyMatch(event -> event.type() == EventType.CONVERSATION_OPENED);
        if (!hasOpening) {
            concerns.forEach(concern -> concern.open(beginning(timeline), null));
        }
        StepReader reader = new StepReader();
        for (Event event : timeline.events()) {
            if (event.data() instanceof Opened opened) {
                concerns.forEach(concern -> concern.open(Moment.of(event), opened));
            } else {
                Step step = reader.read(event);
                concerns.forEach(concern -> concern.step(step));
            }
        }
    }

    /** Of a timeline without an opening event: its first event of all, which may be an illegal step. */
    private static Moment beginning(Timeline timeline) {
        boolean legal = !timeline.events().isEmpty()
                && timeline.events().getFirst().time().equals(timeline.startedAt());
        return new Moment(timeline.startedAt(), legal ? timeline.events().getFirst() : null);
    }

    private static void reportAcrossConcerns(FactSheet sheet) {
        Moment firstAssignedAt = sheet.moment(Fact.FIRST_ASSIGNED_AT);
        Moment firstResponseAt = sheet.moment(Fact.FIRST_RESPONSE_AT);
        Moment closedAt = sheet.moment(Fact.CLOSED_AT);
        sheet.span(Fact.FIRST_ASSIGNMENT_TO_CLOSE, firstAssignedAt, closedAt);
        sheet.span(Fact.LAST_ASSIGNMENT_TO_CLOSE, sheet.moment(Fact.LAST_ASSIGNED_AT), closedAt);
        // A response before the assignment is nothing odd: agents answer before they take a conversation.
        if (firstAssignedAt != null
                && firstResponseAt != null
                && !firstResponseAt.at().isBefore(firstAssignedAt.at())) {
            sheet.span(Fact.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE, firstAssignedAt, firstResponseAt);
        }
    }
}
