package io.colloquy.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactProfilesTest {
    private final ContactProfiles profiles = new ContactProfiles(Map.of());

    @Test
    void theFirstIsNews() {
        assertThat(profiles.isNews(profile("Ann", 1))).isTrue();
    }

    @Test
    void theSameIsNoNewsButMovesItsTime() {
        profiles.isNews(profile("Ann", 1));

        assertThat(profiles.isNews(profile("Ann", 5))).isFalse();
        assertThat(profiles.isNews(profile("Bea", 4))).isFalse();
        assertThat(profiles.changed().get("c").at().toEpochSecond()).isEqualTo(5);
    }

    @Test
    void anotherIsNewsIfItIsLater() {
        profiles.isNews(profile("Ann", 5));

        assertThat(profiles.isNews(profile("Bea", 5))).isFalse();
        assertThat(profiles.isNews(profile("Bea", 6))).isTrue();
        assertThat(profiles.isNews(profile("Ann", 7))).isTrue();
    }

    @Test
    void whatIsKnownAlreadyIsNotToBeRemembered() {
        Profile ann = profile("Ann", 1);
        ContactProfiles known = new ContactProfiles(Map.of("c", new KnownProfile(ann.hash(), ann.at())));

        assertThat(known.isNews(ann)).isFalse();
        assertThat(known.changed()).isEmpty();
    }

    @Test
    void theOrderOfFieldsSaysNothing() {
        Profile one = Profile.of("c", ChannelJson.object().put("name", "A").put("phone", "1"), event(1));
        Profile other = Profile.of("c", ChannelJson.object().put("phone", "1").put("name", "A"), event(1));

        assertThat(one.hash())
                .isEqualTo(other.hash())
                .isNotEqualTo(profile("A", 1).hash());
    }

    private static Profile profile(String name, long second) {
        return Profile.of("c", ChannelJson.object().put("name", name), event(second));
    }

    private static ValidEvent event(long second) {
        return ValidEvent.of(
                "/s", "1", EventType.CONTACT_UPDATED, Instant.ofEpochSecond(second), "c", ChannelJson.object());
    }
}
