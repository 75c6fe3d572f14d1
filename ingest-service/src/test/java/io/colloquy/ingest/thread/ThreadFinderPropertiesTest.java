package io.colloquy.ingest.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.model.event.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every thread. Gaps are chosen around the inactivity time, and many messages share an instant. */
class ThreadFinderPropertiesTest {
    private static final double[] GAPS = {0, 0, 0.5, 5, 23.999, 24, 24.001, 26, 70};
    private static final String[] AUTHORS = {"customer", "customer", "user", "bot", "template"};

    static Stream<Long> seeds() {
        return IntStream.range(0, 100).mapToObj(Long::valueOf);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void howTheMessagesAreCutIntoBatchesChangesNothing(long seed) {
        Random random = new Random(seed);
        List<ValidEvent> messages = messages(random, AUTHORS);
        Talk whole = new Talk().take(shuffled(messages, random));

        Talk cut = new Talk();
        batches(messages, random).forEach(batch -> cut.take(shuffled(batch, random)));

        assertThat(cut.conversations()).containsExactlyInAnyOrderEntriesOf(named(cut, whole));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void messagesThatOpenSplitExactlyAtLongGaps(long seed) {
        Random random = new Random(seed);
        List<ValidEvent> messages = messages(random, new String[] {"customer", "user"});
        Talk talk = new Talk();
        messages.forEach(talk::take);

        for (int i = 1; i < messages.size(); i++) {
            ValidEvent before = messages.get(i - 1);
            ValidEvent message = messages.get(i);
            boolean split = Duration.between(before.time(), message.time()).compareTo(Talk.INACTIVITY) > 0;
            assertThat(!talk.conversationOf(message.id()).equals(talk.conversationOf(before.id())))
                    .as("%s after %s", message.id(), before.id())
                    .isEqualTo(split);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheOrderOfArrivalEveryMessageIsInOnePlace(long seed) {
        Random random = new Random(seed);
        List<ValidEvent> messages = messages(random, AUTHORS);
        Talk talk = new Talk();

        shuffled(messages, random).forEach(talk::take);

        assertThat(talk.conversations()).hasSameSizeAs(messages);
        Map<String, Instant> earliest = new HashMap<>();
        talk.openings()
                .forEach(opening -> earliest.merge(
                        opening.conversationId(),
                        opening.message().time(),
                        (one, other) -> one.isBefore(other) ? one : other));
        for (ValidEvent message : messages) {
            String conversation = talk.conversationOf(message.id());
            boolean opener = message.contact().content() instanceof MessageEvent.Received
                    || message.contact().content() instanceof MessageEvent.Sent sent && sent.isHuman();
            assertThat(conversation != null || !opener).as("opener inside").isTrue();
            if (conversation != null) {
                assertThat(message.time()).isAfterOrEqualTo(earliest.get(conversation));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void messagesOfOneInstantOpenOneConversation(long seed) {
        Random random = new Random(seed);
        Talk talk = new Talk();
        List<ValidEvent> messages = IntStream.range(0, 2 + random.nextInt(5))
                .mapToObj(i -> random.nextBoolean() ? Talk.received("m" + i, 0) : Talk.sent("m" + i, 0, "user"))
                .toList();

        int cut = random.nextInt(messages.size());
        talk.take(messages.subList(0, cut)).take(messages.subList(cut, messages.size()));

        Set<String> conversations = new HashSet<>(talk.conversations().values());
        assertThat(conversations).hasSize(1).doesNotContainNull();
        assertThat(talk.openings()).hasSize(1);
    }

    private static List<ValidEvent> messages(Random random, String[] authors) {
        List<ValidEvent> messages = new ArrayList<>();
        double hours = 0;
        for (int i = 0; i < 25; i++) {
            hours += GAPS[random.nextInt(GAPS.length)];
            String author = authors[random.nextInt(authors.length)];
            messages.add(
                    switch (author) {
                        case "customer" -> Talk.received("m" + i, hours);
                        case "template" -> Talk.template("m" + i, hours);
                        default -> Talk.sent("m" + i, hours, author);
                    });
        }
        return messages;
    }

    /** Cut between instants only: within one, who comes first decides. */
    private static List<List<ValidEvent>> batches(List<ValidEvent> messages, Random random) {
        List<List<ValidEvent>> batches = new ArrayList<>();
        batches.add(new ArrayList<>());
        Instant last = messages.getFirst().time();
        for (ValidEvent message : messages) {
            if (!message.time().equals(last) && random.nextInt(3) == 0) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(message);
            last = message.time();
        }
        return batches;
    }

    private static List<ValidEvent> shuffled(List<ValidEvent> messages, Random random) {
        List<ValidEvent> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** The same conversations by the names that the other talk has for them: of those that open at once, either may. */
    private static Map<String, String> named(Talk names, Talk talk) {
        Map<String, String> other = new HashMap<>();
        talk.conversations().forEach((id, conversation) -> other.putIfAbsent(conversation, names.conversationOf(id)));
        Map<String, String> named = new HashMap<>();
        talk.conversations().forEach((id, conversation) -> named.put(id, other.get(conversation)));
        return named;
    }
}
