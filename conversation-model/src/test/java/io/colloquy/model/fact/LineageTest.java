package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.event.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events a number comes from: reports 3.4. Events are e1, e2 … as they are told. */
class LineageTest {

    private static final FoldContext CONTEXT =
            new FoldContext(inbox -> BusinessTime.ALWAYS, new ServiceLevels(60L, null, false));

    @Test
    void durationComesFromTheEventsThatStartedAndStoppedItsClock() {
        Lineage lineage = lineage(Fact.FIRST_RESPONSE_TIME, answeredTwice());

        assertThat(lineage.value()).isEqualTo(Duration.ofMinutes(5));
        assertThat(spans(lineage)).containsExactly("e1-e4");
        assertThat(lineage.moment()).isNull();
    }

    @Test
    void meanComesFromEveryPart() {
        assertThat(spans(lineage(Fact.AVERAGE_RESPONSE_TIME, answeredTwice()))).containsExactly("e2-e4", "e7-e8");
        assertThat(spans(lineage(Fact.RESPONSE_COUNT, answeredTwice()))).containsExactly("e2-e4", "e7-e8");
    }

    @Test
    void businessTimeComesFromTheSameEventsAsTheWallClocks() {
        Lineage lineage = lineage(Fact.MAX_RESPONSE_TIME_BUSINESS, answeredTwice());

        assertThat(lineage.value()).isEqualTo(Duration.ofMinutes(5));
        assertThat(spans(lineage)).containsExactly("e2-e4", "e7-e8");
    }

    @Test
    void instantComesFromItsEvent() {
        Lineage lineage = lineage(Fact.FIRST_RESPONSE_AT, answeredTwice());

        assertThat(lineage.moment().event().id()).isEqualTo("e4");
        assertThat(lineage.spans()).isEmpty();
    }

    @Test
    void keptPromiseComesFromWhatWasPromised() {
        Lineage lineage = lineage(Fact.SLA_FIRST_RESPONSE_MET, answeredTwice());

        assertThat(lineage.value()).isEqualTo(false);
        assertThat(spans(lineage)).containsExactly("e1-e4");
    }

    @Test
    void waitThatABotCloseOrMergeClearedIsNoResponseAndIsTold() {
        Story story = story().opened("09:00")
                .customer("09:01")
                .bot("09:02")
                .customer("09:03")
                .closed("09:04")
                .customer("09:05")
                .mergedInto("09:06", "other");

        Lineage lineage = lineage(Fact.AVERAGE_RESPONSE_TIME, story);

        assertThat(lineage.value()).isNull();
        assertThat(lineage.spans()).isEmpty();
        assertThat(lineage.cleared())
                .extracting(
                        wait -> id(wait.since().event()) + "-" + id(wait.by().event()))
                .containsExactly("e2-e3", "e4-e5", "e6-e7");
        assertThat(lineage(Fact.RESOLUTION_TIME, story).cleared()).isEmpty();
    }

    @Test
    void whatCouldNotBeComputedComesFromNothing() {
        Lineage lineage = lineage(Fact.RESOLUTION_TIME, story().opened("09:00"));

        assertThat(lineage).isEqualTo(new Lineage(Fact.RESOLUTION_TIME, null, List.of(), null, List.of()));
    }

    private static Story answeredTwice() {
        return story().opened("09:00")
                .customer("09:00")
                .assigned("09:01", "A")
                .agent("09:05", "A")
                .customer("09:06")
                .bot("09:07")
                .customer("09:08")
                .agent("09:09", "A");
    }

    private static Lineage lineage(Fact fact, Story story) {
        return Lineage.of(fact, story.with(CONTEXT).fold());
    }

    private static List<String> spans(Lineage lineage) {
        return lineage.spans().stream()
                .map(span -> id(span.from().event()) + "-" + id(span.to().event()))
                .toList();
    }

    private static String id(Event event) {
        return event.id();
    }
}
