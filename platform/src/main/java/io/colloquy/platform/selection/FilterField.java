package io.colloquy.platform.selection;

import io.colloquy.model.event.Channel;
import io.colloquy.model.event.ClosingSource;
import io.colloquy.model.event.ContactType;
import io.colloquy.model.event.Environment;
import io.colloquy.model.event.OpeningSource;
import io.colloquy.model.event.WireName;
import io.colloquy.model.fact.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of a filter whose values are words (reports 3.1). */
enum FilterField {
    CLOSED_SOURCE("closedSource", Fact.CLOSED_SOURCE, ClosingSource.values()),
    OPENED_SOURCE("openedSource", Fact.OPENED_SOURCE, OpeningSource.values()),
    FIRST_ASSIGNEE("firstAssignee", Fact.FIRST_ASSIGNEE),
    FIRST_RESPONSE_BY("firstResponseBy", Fact.FIRST_RESPONSE_BY),
    LAST_ASSIGNEE("lastAssignee", Fact.LAST_ASSIGNEE),
    CLOSED_BY_TEAM("closedByTeam", Fact.CLOSED_BY_TEAM),
    CLOSED_BY("closedBy", Fact.CLOSED_BY),
    CATEGORY("category", Fact.CATEGORY),
    OPENED_CHANNEL("openedChannel", Fact.OPENED_CHANNEL, Channel.values()),
    CHANNEL("channel", Matching.Among.CHANNELS, false, wires(Channel.values())),
    CONNECTION("connection", Fact.CONNECTION_ID),
    INBOX("inbox", Fact.INBOX_CREATED),
    CONTACT_TYPE("contactType", Fact.CONTACT_TYPE, ContactType.values()),
    CONTACT("contact", new Matching.Contact(), true, List.of()),
    CONVERSATION("conversation", Fact.CONVERSATION_ID),
    BOT("bot", Matching.Among.BOTS, true, List.of()),
    ENVIRONMENT("environment", Fact.ENVIRONMENT, Environment.values()),
    TOPIC("topic", Matching.Among.TOPICS, false, List.of()),
    STATUS("status", Fact.STATUS),
    CAMPAIGN("campaign", Fact.CAMPAIGN_ID);

    private final String wire;
    private final Matching matching;
    private final boolean knownAtOpening;
    private final List<String> vocabulary;

    FilterField(String wire, Fact fact, WireName... vocabulary) {
        this(wire, new Matching.Exactly(fact), KnownAtOpening.FACTS.contains(fact), wires(vocabulary));
    }

    FilterField(String wire, Matching matching, boolean knownAtOpening, List<String> vocabulary) {
        this.wire = wire;
        this.matching = matching;
        this.knownAtOpening = knownAtOpening;
        this.vocabulary = vocabulary;
    }

    private static List<String> wires(WireName... vocabulary) {
        return Arrays.stream(vocabulary).map(WireName::wire).toList();
    }

    static Optional<FilterField> fromWire(String wire) {
        return Arrays.stream(values()).filter(field -> field.wire.equals(wire)).findFirst();
    }

    String wire() {
        return wire;
    }

    Matching matching() {
        return matching;
    }

    boolean isKnownAtOpening() {
        return knownAtOpening;
    }

    /** The only words that the field can have; empty if any is possible. */
    List<String> vocabulary() {
        return vocabulary;
    }
}
