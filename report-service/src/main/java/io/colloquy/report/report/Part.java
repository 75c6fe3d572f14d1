package io.colloquy.report.report;

import io.colloquy.report.query.QueryTable;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component.Heading;
import java.util.Set;
import java.util.TreeSet;

/**
 * One component of a named report: what is asked for it, and how the answer is drawn.
 *
 * @param question about the report's selection
 */
public record Part(Heading heading, Question question, Drawing drawing) {

    /** From an answer that has numbers, or has none because nothing lies in the range. */
    public interface Drawing {
        Component draw(Heading heading, QueryTable answer);
    }

    /** The component; without numbers if a filter has no meaning for one of them. */
    public Component draw(QueryTable answer) {
        Set<String> notApplicable = new TreeSet<>();
        answer.columns().forEach(column -> notApplicable.addAll(column.notApplicable()));
        return notApplicable.isEmpty() ? drawing.draw(heading, answer) : heading.notApplicable(notApplicable);
    }
}
