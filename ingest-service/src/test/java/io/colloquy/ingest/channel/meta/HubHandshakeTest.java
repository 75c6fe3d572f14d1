package io.colloquy.ingest.channel.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.TestRequests;
import io.colloquy.ingest.channel.messenger.MessengerAdapter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubHandshakeTest {

    private static final String TOKEN = "verify me & só";

    private final ChannelAdapter adapter = new MessengerAdapter();

    @Test
    void rightTokenIsAnsweredWithTheChallenge() {
        String query = "hub.mode=subscribe&hub.verify_token=verify+me+%26+s%C3%B3&hub.challenge=1158201444";

        assertEquals(Optional.of("1158201444"), adapter.handshake(TestRequests.get(query), TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hub.mode=subscribe&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
                "hub.mode=unsubscribe&hub.verify_token=verify+me+%26+s%C3%B3&hub.challenge=1",
                "hub.verify_token=verify+me+%26+s%C3%B3&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=verify+me+%26+s%C3%B3",
                "hub.mode=subscribe&hub.verify_token=%zz&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=wrong&hub.verify_token=verify+me+%26+s%C3%B3&hub.challenge=1"
            })
    void anythingElseIsNotAnswered(String query) {
        assertEquals(Optional.empty(), adapter.handshake(TestRequests.get(query), TOKEN));
    }

    @Test
    void connectionWithoutTokenAnswersNothing() {
        String query = "hub.mode=subscribe&hub.verify_token=&hub.challenge=1";

        assertEquals(Optional.empty(), adapter.handshake(TestRequests.get(query), null));
    }
}
