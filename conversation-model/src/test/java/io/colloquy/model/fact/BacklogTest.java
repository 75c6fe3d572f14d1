package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static io.colloquy.model.row.BacklogStretch.Kind.NEVER_ANSWERED;
import static io.colloquy.model.row.BacklogStretch.Kind.OPEN;
import static io.colloquy.model.row.BacklogStretch.Kind.UNASSIGNED;
import static io.colloquy.model.row.BacklogStretch.Kind.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.row.BacklogStretch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits in the backlog, and since when: metrics 2.5. */
class BacklogTest {

    @Test
    void anOpenConversationThatNobodyTookIsInEveryBacklog() {
        List<BacklogStretch> rows = rows(story().opened("09:00").customer("09:01"));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new BacklogStretch(OPEN, at("09:00"), null),
                        new BacklogStretch(UNASSIGNED, at("09:00"), null),
                        new BacklogStretch(WAITING, at("09:01"), null),
                        new BacklogStretch(NEVER_ANSWERED, at("09:01"), null));
    }

    @Test
    void assigningAndAnsweringEndWhatTheyEnd() {
        List<BacklogStretch> rows = rows(story().opened("09:00")
                .customer("09:01")
                .assigned("09:02", "A")
                .agent("09:05", "A")
                .customer("09:07")
                .closed("09:10"));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new BacklogStretch(OPEN, at("09:00"), at("09:10")),
                        new BacklogStretch(UNASSIGNED, at("09:00"), at("09:02")),
                        new BacklogStretch(WAITING, at("09:01"), at("09:05")),
                        new BacklogStretch(WAITING, at("09:07"), at("09:10")),
                        new BacklogStretch(NEVER_ANSWERED, at("09:01"), at("09:05")));
    }

    @Test
    void reopenedItIsOpenAgainWithTheAssignmentLeftInForce() {
        List<BacklogStretch> rows = rows(story().opened("09:00")
                .assigned("09:00", "A")
                .closed("09:10")
                .reopened("09:20")
                .unassigned("09:30"));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new BacklogStretch(OPEN, at("09:00"), at("09:10")),
                        new BacklogStretch(OPEN, at("09:20"), null),
                        new BacklogStretch(UNASSIGNED, at("09:30"), null));
    }

    @Test
    void aBotsAnswerEndsTheWaitAndLeavesItNeverAnswered() {
        List<BacklogStretch> rows = rows(story().opened("09:00", Map.of("assignedAgentId", "A"))
                .customer("09:01")
                .bot("09:02"));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new BacklogStretch(OPEN, at("09:00"), null),
                        new BacklogStretch(WAITING, at("09:01"), at("09:02")),
                        new BacklogStretch(NEVER_ANSWERED, at("09:01"), null));
    }

    @Test
    void aCustomerWhoWritesAfterTheCloseWaitsThoughNothingIsOpen() {
        List<BacklogStretch> rows = rows(story().opened("09:00")
                .assigned("09:00", "A")
                .agent("09:01", "A")
                .closed("09:10")
                .customer("09:20"));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        new BacklogStretch(OPEN, at("09:00"), at("09:10")),
                        new BacklogStretch(WAITING, at("09:20"), null));
    }

    @Test
    void mergingEndsAllOfIt() {
        List<BacklogStretch> rows =
                rows(story().opened("09:00").customer("09:01").mergedInto("09:05", "conversation-2"));

        assertThat(rows).hasSize(4).extracting(BacklogStretch::endedAt).containsOnly(at("09:05"));
    }

    private static List<BacklogStretch> rows(Story story) {
        return story.fold().rows(BacklogStretch.class);
    }
}
