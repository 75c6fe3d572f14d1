package io.colloquy.model.reference;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceFoldTest {

    @Test
    void absentKeepsAndNullErases() {
        Map<String, Object> erasesEmail = new HashMap<>();
        erasesEmail.put("email", null);
        Story story = contact("09:00", Map.of("name", "Carla", "email", "c@example.org", "phone", "1"))
                .event("09:01", EventType.CONTACT_UPDATED, Map.of("phone", "2"))
                .event("09:02", EventType.CONTACT_UPDATED, erasesEmail);

        ReferenceState state = ReferenceFold.fold(story.events());

        assertThat(state.fields()).isEqualTo(Map.of("name", "Carla", "phone", "2"));
        assertThat(state.text("email")).isNull();
        assertThat(state.deleted()).isFalse();
        assertThat(state.mergedInto()).isNull();
    }

    @Test
    void orderOfArrivalAndRepetitionsChangeNothing() {
        List<Event> events = contact("09:02", Map.of("name", "Last"))
                .event("09:01", EventType.CONTACT_UPDATED, Map.of("name", "Middle", "email", "m@example.org"))
                .event("09:00", EventType.CONTACT_UPDATED, Map.of("name", "First"))
                .events();
        List<Event> arrived = new ArrayList<>(events);
        arrived.addAll(events);
        Collections.reverse(arrived);

        assertThat(ReferenceFold.fold(arrived).fields())
                .isEqualTo(Map.of("name", "Last", "email", "m@example.org"))
                .isEqualTo(ReferenceFold.fold(events).fields());
    }

    @Test
    void sequenceDecidesAtOneTime() {
        List<Event> events = story().numbered("2")
                .event("09:00", EventType.INBOX_UPDATED, Map.of("name", "New"))
                .numbered("1")
                .event("09:00", EventType.INBOX_UPDATED, Map.of("name", "Old"))
                .events();

        assertThat(ReferenceFold.fold(events).text("name")).isEqualTo("New");
    }

    @Test
    void mergeStaysAndDeletionLastsUntilTheNextUpdate() {
        Story story = contact("09:00", Map.of("name", "Carla"))
                .event("09:01", EventType.CONTACT_MERGED, Map.of("into", "carla-2"))
                .event("09:02", EventType.CONTACT_DELETED, Map.of());

        ReferenceState deleted = ReferenceFold.fold(story.events());
        ReferenceState again = ReferenceFold.fold(
                story.event("09:03", EventType.CONTACT_UPDATED, Map.of()).events());

        assertThat(deleted.deleted()).isTrue();
        assertThat(deleted.mergedInto()).isEqualTo("carla-2");
        assertThat(deleted.text("name")).isEqualTo("Carla");
        assertThat(again.deleted()).isFalse();
        assertThat(again.mergedInto()).isEqualTo("carla-2");
    }

    private static Story contact(String time, Map<String, Object> fields) {
        return story().event(time, EventType.CONTACT_UPDATED, fields);
    }
}
