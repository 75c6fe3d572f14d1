package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WebsiteVisitTest {

    @Test
    void openingTellsTheVisitAndTheEntryPoint() {
        Facts facts = story().opened(
                        "09:00",
                        Map.of(
                                "visit", Map.of("id", "w1"),
                                "visitorId", "v1",
                                "visitorIdentifier", "ada@example.com",
                                "entrypoint", Map.of("id", "i1", "name", "Need help?", "type", "auto_invite"),
                                "acceptUrl", "https://shop.example/cart",
                                "shownAt", "2026-03-02T08:59:00Z",
                                "clickedAt", "2026-03-02T08:59:12Z"))
                .facts();

        assertThat(facts.text(Fact.VISIT_ID)).isEqualTo("w1");
        assertThat(facts.text(Fact.VISITOR_IDENTIFIER)).isEqualTo("ada@example.com");
        assertThat(facts.text(Fact.REQUEST_TYPE)).isEqualTo("auto_invite");
        assertThat(facts.text(Fact.REQUEST_SOURCE)).isEqualTo("Need help?");
        assertThat(facts.text(Fact.ACCEPT_URL)).isEqualTo("https://shop.example/cart");
        assertThat(facts.duration(Fact.DECISION_TIME)).hasSeconds(12);
    }

    @Test
    void whatIsNotToldIsNull() {
        Facts told = story().opened("09:00", Map.of("clickedAt", "2026-03-02T08:59:12Z"))
                .facts();
        Facts withoutOpening = story().customer("09:00").facts();

        assertThat(told.duration(Fact.DECISION_TIME)).isNull();
        assertThat(told.text(Fact.REQUEST_TYPE)).isNull();
        assertThat(told.text(Fact.VISIT_ID)).isNull();
        assertThat(told.text(Fact.VISITOR_IDENTIFIER)).isNull();
        assertThat(withoutOpening.text(Fact.ACCEPT_URL)).isNull();
    }
}
