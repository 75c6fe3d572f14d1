package io.colloquy.model.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.colloquy.model.event.Author;
import io.colloquy.model.event.AuthorType;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.MessageEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real conversations with figures worked out elsewhere; they are not part of the project and may be away. */
class CustomerCareDataTest {

    private static final Path DATA = Path.of("..", "..", "shared", "data", "twitter-care");

    @Test
    void realConversationsGiveTheFiguresThatWereWorkedOutElsewhere() {
        assumeTrue(Files.isDirectory(DATA), "the customer care data is not here");
        Map<String, List<Event>> conversations = lines("messages.csv")
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(CustomerCareDataTest::event, Collectors.toList())));

        List<String[]> expected = lines("expected.csv").toList();

        assertThat(expected).hasSize(525).allSatisfy(line -> {
            Facts facts = ConversationFold.fold(line[0], conversations.get(line[0]), Instant.MAX)
                    .facts();
            assertThat(facts.instant(Fact.OPENED_AT)).isEqualTo(Instant.parse(line[2]));
            assertThat(facts.instant(Fact.FIRST_RESPONSE_AT)).isEqualTo(Instant.parse(line[3]));
            assertThat(facts.duration(Fact.FIRST_RESPONSE_TIME)).hasSeconds(Long.parseLong(line[4]));
            assertThat(facts.count(Fact.MESSAGE_COUNT)).isEqualTo(Long.parseLong(line[5]));
            assertThat(facts.count(Fact.INBOUND_COUNT)).isEqualTo(Long.parseLong(line[6]));
            assertThat(facts.count(Fact.OUTBOUND_COUNT)).isEqualTo(Long.parseLong(line[7]));
            assertThat(facts.instant(Fact.INTERACTION_LAST_AT)).isEqualTo(Instant.parse(line[8]));
        });
    }

    private static Event event(String[] line) {
        boolean inbound = line[3].equals("customer");
        Instant at = Instant.parse(line[5]);
        EventData data = inbound
                ? new MessageEvent.Received(
                        line[2], Channel.TWITTER, null, line[4], null, null, null, null, null, null, null)
                : new MessageEvent.Sent(
                        line[2],
                        new Author(AuthorType.USER, line[4], null),
                        Channel.TWITTER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        EventType type = inbound ? EventType.MESSAGE_RECEIVED : EventType.MESSAGE_SENT;
        return new Event("care", line[2], type, at, line[0], null, null, at, data);
    }

    private static Stream<String[]> lines(String file) {
        try {
            return Files.readAllLines(DATA.resolve(file)).stream().skip(1).map(line -> line.split(",", -1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
