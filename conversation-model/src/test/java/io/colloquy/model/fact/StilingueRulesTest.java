package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.PublicationType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What STILINGUE Smart Care says of the tabs of its data export (seed 000). */
class StilingueRulesTest {

    @Test
    void interactionTellsItsTimesItsUrlAndTheAssignedOperator() {
        List<Interaction> rows = story().opened("09:00")
                .assigned("09:01", "A")
                .customer("09:02", Map.of("url", "https://social.example/p/1", "publicationType", "comment"))
                .interactions();

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.publishedAt()).isEqualTo(at("09:02"));
            assertThat(row.collectedAt()).isEqualTo(at("09:02:01"));
            assertThat(row.url()).isEqualTo("https://social.example/p/1");
            assertThat(row.publicationType()).isEqualTo(PublicationType.COMMENT);
            assertThat(row.assignedAgentId()).isEqualTo("A");
        });
    }

    @Test
    void conversationTellsStartCloseTypeStatusAndNumberOfInteractions() {
        Facts facts = story().opened("09:00", Map.of("publicationType", "comment"))
                .customer("09:00")
                .agent("09:05", "A")
                .closed("09:10")
                .facts();

        assertThat(facts.instant(Fact.OPENED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.instant(Fact.CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.text(Fact.PUBLICATION_TYPE)).isEqualTo("comment");
        assertThat(facts.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(facts.count(Fact.INTERACTION_COUNT)).isEqualTo(2);
    }

    @Test
    void statusChangesAreCountedInAConversation() {
        Facts facts = story().opened("09:00")
                .statusChanged("09:05", "pending", "answered")
                .closed("09:10")
                .reopened("09:20")
                .facts();

        assertThat(facts.count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(4);
    }
}
