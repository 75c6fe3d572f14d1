package io.colloquy.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event that is no message, in words.
 *
 * @param what what happened, in a line
 * @param text what people wrote with it: notes, comments, summaries
 */
record EventWording(String what, List<String> text) {

    static EventWording of(String type, Map<String, Object> details) {
        Details said = new Details(details == null ? Map.of() : details);
        return switch (type) {
            case "conversation.opened" -> said.line("Conversation opened").in("source", "channel", "adNetwork");
            case "conversation.accepted" -> said.line("Conversation accepted").in();
            case "conversation.assigned" ->
                said.line("Assigned to " + said.named("agent")).in("teamName");
            case "conversation.unassigned" -> said.line("Unassigned").in();
            case "conversation.inbox_changed" ->
                said.line("Moved to inbox " + said.named("inbox")).in();
            case "conversation.status_changed" ->
                said.line("Status changed from " + said.word("from") + " to " + said.word("to"))
                        .in("reason");
            case "conversation.reopened" -> said.line("Conversation reopened").in();
            case "conversation.closed" ->
                said.line("Conversation closed").text("summary").in("source", "category", "successCode", "teamName");
            case "conversation.merged" ->
                said.line("Merged into " + said.word("into")).in();
            case "session.started" -> said.line("Session started").in("channel");
            case "session.ended" -> said.line("Session ended").in("channel");
            case "handle.started" -> said.line("Opened the customer's profile").in();
            case "handle.ended" -> said.line("Left the customer's profile").in();
            case "topic.added" ->
                said.line("Topic added: " + said.named("topic")).in();
            case "topic.removed" ->
                said.line("Topic removed: " + said.named("topic")).in();
            case "note.added" -> said.line("Internal note").text("text").in();
            case "payment.requested" -> said.line("Payment requested").in("amount", "currency");
            case "payment.completed" -> said.line("Payment completed").in("amount", "currency");
            case "payment.declined" -> said.line("Payment declined").in("amount", "currency");
            case "survey.offered" ->
                said.line("Survey offered").text("question").in("kind");
            case "survey.answered" ->
                said.line("Survey answered").text("question").text("comment").in("kind", "score", "rating");
            case "goal.reached" ->
                said.line("Goal reached: " + said.word("goal")).in("value");
            case "visitor.blocked" ->
                said.line("Visitor blocked").text("reason").in();
            case "bot.handover" ->
                said.line("Handed over to " + said.receiver()).in();
            case "message.reacted" ->
                said.line("Reacted " + said.word("reaction")).in("messageId");
            default -> said.line(type).in();
        };
    }

    /** Puts the fields of one event into words. */
    private static final class Details {
        private final Map<String, Object> fields;
        private final List<String> text = new ArrayList<>();
        private String what = "";

        Details(Map<String, Object> fields) {
            this.fields = fields;
        }

        Details line(String words) {
            what = words;
            return this;
        }

        Details text(String field) {
            Object value = fields.get(field);
            if (value != null) {
                text.add(value.toString());
            }
            return this;
        }

        /** The whole, with those fields in brackets. */
        EventWording in(String... names) {
            String more = Stream.of(names)
                    .map(fields::get)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new EventWording(more.isEmpty() ? what : what + " (" + more + ")", List.copyOf(text));
        }

        String word(String field) {
            return String.valueOf(fields.getOrDefault(field, "-"));
        }

        /** Its name, else its id. */
        String named(String thing) {
            Object name = fields.get(thing + "Name");
            return name == null ? word(thing + "Id") : name.toString();
        }

        String receiver() {
            return fields.containsKey("toBotId") ? named("toBot") + " (bot)" : "humans";
        }
    }
}
