package io.colloquy.platform.selection;

import io.colloquy.model.event.SubjectType;
import io.colloquy.model.fact.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the words of a field are compared with a conversation. */
interface Matching {

    /** SQL that is true if one of the words fits; it may be null instead of false. */
    String oneOf(UnaryOperator<String> column, List<String> words, SqlParameters parameters);

    /** What is compared, for the API document. */
    String description();

    /** SQL that is true if there is nothing to compare with, in parentheses. */
    String none(UnaryOperator<String> column);

    /** The fact is the word. */
    record Exactly(Fact fact) implements Matching {
        @Override
        public String description() {
            return fact.label() + ": " + fact.definition();
        }

        @Override
        public String oneOf(UnaryOperator<String> column, List<String> words, SqlParameters parameters) {
            return column.apply(fact.column()) + " = ANY (" + parameters.addAll(words) + ")";
        }

        @Override
        public String none(UnaryOperator<String> column) {
            return "(" + column.apply(fact.column()) + " IS NULL)";
        }
    }

    /** The contact's id is the word, or its name, e-mail, phone or company id holds it. */
    record Contact() implements Matching {
        private static final List<Fact> HOLDING =
                List.of(Fact.CONTACT_NAME, Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE, Fact.CONTACT_COMPANY_ID);

        @Override
        public String description() {
            return "The contact: its id, or part of name, e-mail, phone or company id";
        }

        @Override
        public String oneOf(UnaryOperator<String> column, List<String> words, SqlParameters parameters) {
            String ids = parameters.addAll(words);
            String patterns =
                    parameters.addAll(words.stream().map(Like::holding).toList());
            // A part is null where the contact has no such detail, and must not hide that another one fits.
            return Stream.concat(
                            Stream.of(column.apply(Fact.CONTACT_ID.column()) + " = ANY (" + ids + ")"),
                            HOLDING.stream().map(fact -> Like.anyOf(column.apply(fact.column()), patterns)))
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }

        @Override
        public String none(UnaryOperator<String> column) {
            return "(" + column.apply(Fact.CONTACT_ID.column()) + " IS NULL)";
        }
    }

    /** Of several things that a conversation has, one is the word: by its id, or by today's name where such things have one. */
    record Among(String description, String columnOfIds, Optional<SubjectType> named) implements Matching {
        static final Among BOTS =
                new Among("A bot that spoke: its id or its name", "bot_ids", Optional.of(SubjectType.BOT));
        static final Among TOPICS = new Among(
                "A topic currently applied: its id or its name",
                Fact.TOPIC_IDS.column(),
                Optional.of(SubjectType.TOPIC));
        static final Among CHANNELS =
                new Among("The channel of any of its sessions", Fact.SESSION_CHANNELS.column(), Optional.empty());

        @Override
        public String oneOf(UnaryOperator<String> column, List<String> words, SqlParameters parameters) {
            String ids = column.apply(columnOfIds);
            String wanted = parameters.addAll(words);
            String byId = ids + " && " + wanted;
            return named.map(kind -> "(" + byId + " OR " + ids + " && " + idsOf(kind, wanted) + ")")
                    .orElse(byId);
        }

        @Override
        public String none(UnaryOperator<String> column) {
            return "(coalesce(cardinality(" + column.apply(columnOfIds) + "), 0) = 0)";
        }

        /** Looked up once a statement: it refers to nothing of the row. */
        private static String idsOf(SubjectType kind, String names) {
            return """
                    ARRAY (SELECT r.reference_id FROM reference_names r \
                    WHERE r.account_id = current_setting('colloquy.account', true) \
                    AND r.kind = '%s' AND r.name = ANY (%s))""".formatted(kind.wire(), names);
        }
    }
}
