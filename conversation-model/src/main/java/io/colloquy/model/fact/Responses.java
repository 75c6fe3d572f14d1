package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Assigned;
import io.colloquy.model.event.ConversationEvent.Unassigned;
import io.colloquy.model.row.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The customer's waits and what ended each (metrics 2.1): a response is a human message while the customer waits. */
final class Responses implements Concern {

    private final Waiting waiting = new Waiting();
    private final List<Answer> answers = new ArrayList<>(2);
    private final List<ClearedWait> cleared = new ArrayList<>(0);
    private String teamId;

    /** A wait and the message that answered it, its sender, and the team of the assignment then in force. */
    private record Answer(Moment from, Moment to, String agentId, String teamId) {}

    @Override
    public void step(Step step) {
        Moment since = waiting.since();
        waiting.step(step);
        if (since != null && step.speech() == Speech.HUMAN) {
            answers.add(new Answer(since, step.moment(), step.agentId(), teamId));
        } else if (since != null && !waiting.isRunning()) {
            cleared.add(new ClearedWait(since, step.moment()));
        }
        switch (step.data()) {
            case Assigned assigned -> teamId = assigned.teamId();
            case Unassigned u -> teamId = null;
            default -> {
                // Nothing else assigns a team.
            }
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.count(Fact.RESPONSE_COUNT, answers.size());
        sheet.spans(Fact.AVERAGE_RESPONSE_TIME, Responses::mean, spans(Fact.AVERAGE_RESPONSE_TIME));
        sheet.spans(Fact.MAX_RESPONSE_TIME, Collections::max, spans(Fact.MAX_RESPONSE_TIME));
        sheet.put(Fact.WAITING_SINCE, waiting.since());
        answers.forEach(answer -> sheet.add(row(answer, sheet)));
        cleared.forEach(sheet::cleared);
    }

    private static Response row(Answer answer, FactSheet sheet) {
        Instant from = answer.from.at();
        Instant to = answer.to.at();
        return new Response(
                answer.agentId, answer.teamId, from, to, FactSheet.millis(from, to), sheet.businessTime(from, to));
    }

    private List<Span> spans(Fact fact) {
        return answers.stream()
                .map(answer -> new Span(fact, answer.from, answer.to))
                .toList();
    }

    private static Duration mean(List<Duration> parts) {
        return Duration.ofMillis(parts.stream().mapToLong(Duration::toMillis).sum() / parts.size());
    }
}
