package io.colloquy.report.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that entries of the catalogue are about (metrics 2.2 and 2.4). */
enum Dataset {
    CONVERSATIONS("2.2", "opened_at", Dimensions.OF_AGENTS),
    STATUS_CHANGES("2.2", "at, the time of the change", Dimensions.and("kind")),
    INTERACTIONS(
            "2.2",
            "published_at; collected_at where the clock of collection is asked for",
            Dimensions.and("direction", "author_type", "delivery")),
    RESPONSES("2.2", "at, the time of the answer", Dimensions.OF_AGENTS),
    ASSIGNMENTS("2.1", "at, the time of the assignment", Dimensions.and("kind")),
    SESSIONS("2.2", "started_at", Dimensions.OF_CONVERSATIONS),
    SURVEYS("2.2", "at, the time of the offer or answer", Dimensions.and("kind", "rating", "score")),
    PAYMENTS("2.2", "at, the time of its last event", Dimensions.OF_PAYMENTS),
    TOPICS("2.2", "added_at", Dimensions.OF_CONVERSATIONS),
    AGENT_STATES(
            "2.4", "every bucket that the stretch overlaps", List.of("agent", "account", "campaign", "state", "time")),
    SHIFTS("2.4", "every bucket that the shift overlaps", List.of("agent", "account", "campaign", "time")),
    SLOTS(
            "2.4",
            "every bucket that the slot overlaps",
            List.of("agent", "campaign", "entrypoint_type", "state", "time")),
    TRAFFIC("2.4", "hour_begin_time", Dimensions.ofTraffic("entrypoint")),
    INVITES("2.4", "hour_begin_time", Dimensions.ofTraffic("filter"));

    /** What is told of a campaign's pages, whatever is on them. */
    static final List<String> OF_CAMPAIGNS = Dimensions.ofTraffic();

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
        private static final List<String> OF_CONVERSATIONS = List.of(
                "channel",
                "connection",
                "inbox",
                "source",
                "ad_network",
                "contact_type",
                "category",
                "closed_source",
                "team",
                "first_assignee",
                "last_assignee",
                "first_response_by",
                "closed_by",
                "topic",
                "bot",
                "campaign",
                "environment",
                "status",
                "time",
                "hour_of_day",
                "day_of_week");

        /** {@code agent} is whose number it is: who responded, closed, was rated. */
        private static final List<String> OF_AGENTS = with(OF_CONVERSATIONS, "agent");

        private static final List<String> OF_PAYMENTS = with(OF_CONVERSATIONS, "currency");

        private static List<String> ofTraffic(String... own) {
            return with(List.of("campaign", "time", "hour_of_day", "day_of_week"), own);
        }

        private static List<String> and(String... own) {
            return with(OF_AGENTS, own);
        }

        private static List<String> with(List<String> some, String... own) {
            return Stream.concat(some.stream(), Stream.of(own)).toList();
        }
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

    /** Whether its columns can be asked in {@code POST /v1/query}. */
    boolean isAsked() {
        return switch (this) {
            case TRAFFIC, INVITES -> false;
            default -> true;
        };
    }

    /** What its numbers can be split by. */
    List<String> dimensions() {
        return dimensions;
    }
}
