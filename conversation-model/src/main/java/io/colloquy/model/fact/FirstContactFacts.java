package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.instant;
import static io.colloquy.model.fact.FactDefinition.text;

/** Facts of first contact resolution (FCR), and of merging (metrics 2.2). */
final class FirstContactFacts {

    static final FactDefinition FCR_ELIGIBLE = flag(
                    "FCR eligible", "closed at least once, opened by the customer, and not merged")
            .seeds(Seed.GL);
    static final FactDefinition FCR_SUCCESS = flag(
                    "FCR success",
                    "false as soon as one is known: a second session before the first close, or, within the account's window "
                            + "after it, a reopening or a new conversation of the contact on the same connection; true once "
                            + "the window has passed with none. No session counts as one")
            .leavingOut("new conversations that are tests or were merged")
            .nullWhen("not eligible, or the window is running")
            .seeds(Seed.GL)
            .today();
    static final FactDefinition SECOND_SESSION_AT = instant(
                    "Second session at", "start of the second session, if it came before the first close")
            .nullWhen("never closed, or no second session before the first close")
            .inside();
    static final FactDefinition FIRST_REOPENED_AT = instant(
                    "First reopened at", "the first reopening after the first close")
            .nullWhen("never reopened")
            .inside();
    static final FactDefinition MERGED_INTO = text("Merged into", "the conversation that it went into")
            .nullWhen("not merged")
            .inside();
    static final FactDefinition MERGED_AT =
            instant("Merged at", "when it was merged").nullWhen("not merged").inside();
    static final FactDefinition MERGED_CONVERSATIONS = text(
                    "Merged conversations",
                    "on a survivor the ids of all conversations merged into it, over others too, by time; on a merged one the "
                            + "id of the conversation that it went into; separated by commas")
            .nullWhen("none")
            .seeds(Seed.GL)
            .today();

    private FirstContactFacts() {}
}
