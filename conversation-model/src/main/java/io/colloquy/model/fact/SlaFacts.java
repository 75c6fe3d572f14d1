package io.colloquy.model.fact;

import static io.colloquy.model.fact.FactDefinition.flag;
import static io.colloquy.model.fact.FactDefinition.seconds;

/** Facts of what was promised and whether it was kept (metrics 2.2, service levels). */
final class SlaFacts {

    private static final String CLOCK =
            "; in business time where the account says so. False also while it is running past the limit";

    static final FactDefinition SLA_FIRST_RESPONSE_SECONDS = seconds(
                    "First response limit", "the limit that the opening brings, else the account's")
            .nullWhen("no limit");
    static final FactDefinition SLA_FIRST_RESPONSE_MET = flag(
                    "First response in time",
                    "whether first_response_time is at most sla_first_response_seconds" + CLOCK
                            + "; it runs from the opening once the customer has written, and a close or merge stops it")
            .nullWhen(
                    "no limit; the customer never wrote; not answered and the limit not passed, now or when it was closed; in business time without a calendar");
    static final FactDefinition SLA_RESOLUTION_SECONDS = seconds(
                    "Resolution limit", "the limit that the opening brings, else the account's")
            .nullWhen("no limit");
    static final FactDefinition SLA_RESOLUTION_MET = flag(
                    "Resolved in time",
                    "whether resolution_time is at most sla_resolution_seconds" + CLOCK
                            + "; after a reopening it runs again, from the opening, and a merge stops it")
            .nullWhen(
                    "no limit; open and the limit not passed; ended by merging it, or by merging or deleting the contact, inside the limit; in business time without a calendar");

    private SlaFacts() {}
}
