package io.colloquy.export.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNameTest {
    private static final String ALPHABET = "aAbBäÄ/\\.~:_- \0\n💬";

    @ParameterizedTest
    @ValueSource(strings = {"c-1", "0af4.b_2", "4915112345678"})
    void plainIdIsItsName(String id) {
        assertThat(EntryName.of(id)).isEqualTo("conversation-" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, conversation-______etc_passwd~",
        "C:\\con, conversation-C__con~",
        "a., conversation-a_~",
        ".., conversation-__~",
        "Ab, conversation-Ab~",
        "page/ä1, conversation-page__1~"
    })
    void otherIdIsMadeSafeAndToldApartByAHash(String id, String beginning) {
        assertThat(EntryName.of(id)).startsWith(beginning).hasSize(beginning.length() + 16);
    }

    @Test
    void noTwoConversationsShareAFileOnAnyDisk() {
        Random random = new Random(20260302);
        Map<String, String> idsByName = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = id(random);
            String name = EntryName.of(id);
            assertThat(name).matches("conversation-[A-Za-z0-9._~-]{1,97}").doesNotEndWith(".");
            String other = idsByName.put(name.toLowerCase(Locale.ROOT), id);
            assertThat(other).isIn(null, id);
        }
    }

    private static String id(Random random) {
        int[] letters = ALPHABET.codePoints().toArray();
        int length = random.nextInt(10) == 0 ? 78 + random.nextInt(6) : 1 + random.nextInt(4);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.appendCodePoint(letters[length > 10 && i > 1 ? 0 : random.nextInt(letters.length)]);
        }
        return id.toString();
    }
}
