package io.colloquy.report.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that entries of the catalogue are about (metrics 2.2 and 2.4). */
enum Dataset {
    CONVERSATIONS("2.2", "opened_at", Dimensions.CONVERSATION),
    STATUS_CHANGES("2.2", "at, the time of the change", Dimensions.CONVERSATION),
    INTERACTIONS(
            "2.2", "published_at; collected_at where the clock of collection is asked for", Dimensions.CONVERSATION),
    RESPONSES("2.2", "at, the time of the answer", Dimensions.CONVERSATION),
    ASSIGNMENTS("2.1", "at, the time of the assignment", Dimensions.CONVERSATION),
    SESSIONS("2.2", "started_at", Dimensions.CONVERSATION),
    SURVEYS("2.2", "at, the time of the offer or answer", Dimensions.CONVERSATION),
    PAYMENTS("2.2", "at, the time of its last event", Dimensions.CONVERSATION),
    TOPICS("2.2", "added_at", Dimensions.CONVERSATION),
    AGENT_STATES(
            "2.4", "every bucket that the stretch overlaps", List.of("agent", "account", "campaign", "state", "time")),
    SHIFTS("2.4", "every bucket that the shift overlaps", List.of("agent", "account", "campaign", "time")),
    SLOTS(
            "2.4",
            "every bucket that the slot overlaps",
            List.of("agent", "campaign", "entrypoint_type", "state", "time")),
    TRAFFIC("2.4", "hour_begin_time", List.of("campaign", "entrypoint", "time")),
    INVITES("2.4", "hour_begin_time", List.of("campaign", "filter", "time"));

    private final String chapter;
    private final String anchor;
    private final List<String> dimensions;

    Dataset(String chapter, String anchor, List<String> dimensions) {
        this.chapter = chapter;
        this.anchor = anchor;
        this.dimensions = dimensions;
    }

    /** What conversations, and what happened in them, are split by (metrics 2.5). */
    private static final class Dimensions {
        private static final List<String> CONVERSATION = List.of(
                "channel",
                "connection",
                "inbox",
                "source",
                "contact_type",
                "category",
                "closed_source",
                "team",
                "agent",
                "topic",
                "bot",
                "campaign",
                "environment",
                "time");
    }

    /** The dataset of that name; empty for an unknown one. */
    static Optional<Dataset> fromWire(String name) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.wire().equals(name))
                .findFirst();
    }

    /** The names, as a message lists them. */
    static String names() {
        return String.join(", ", Stream.of(values()).map(Dataset::wire).toList());
    }

    /** Its name in addresses and files. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the suite's own definition is. */
    String document() {
        return "Colloquy, Facts and metrics " + chapter;
    }

    /** The moment that puts a row into a time bucket. */
    String anchor() {
        return anchor;
    }

    /** What its numbers can be split by. */
    List<String> dimensions() {
        return dimensions;
    }
}
