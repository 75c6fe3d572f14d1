package io.colloquy.ingest.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.SignedRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TelegramSecretTest {

    private final TelegramAdapter adapter = new TelegramAdapter();
    private final SignedRequest request = SignedRequest.post("X-Telegram-Bot-Api-Secret-Token", "old_token-1", "{}");

    @Test
    void eitherSecretOfARotationIsRight() {
        assertTrue(request.isAuthentic(adapter, "old_token-1", "new_token-2"));
        assertTrue(request.isAuthentic(adapter, "new_token-2", "old_token-1"));
    }

    @Test
    void anotherTokenATruncatedOneAndNoneAreWrong() {
        assertFalse(request.isAuthentic(adapter, "new_token-2"));
        assertFalse(
                request.header("X-Telegram-Bot-Api-Secret-Token", "old_token-").isAuthentic(adapter, "old_token-1"));
        assertFalse(request.header("X-Telegram-Bot-Api-Secret-Token", "").isAuthentic(adapter, "old_token-1"));
        assertFalse(SignedRequest.post("X-Other", "old_token-1", "{}").isAuthentic(adapter, "old_token-1"));
        assertFalse(request.isAuthentic(adapter));
    }

    @Test
    void tokenIsNotStored() {
        assertEquals(Set.of("x-telegram-bot-api-secret-token"), adapter.secretHeaders());
    }
}
