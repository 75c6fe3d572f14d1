package io.colloquy.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatMapTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 16, 17, 200})
    void ofAnySizeItHoldsWhatAHashMapHolds(int size) {
        Map<String, Integer> flat = new FlatMap<>();
        Map<String, Integer> hashed = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            flat.put("key " + i, i);
            hashed.put("key " + i, i);
        }

        assertThat(flat).isEqualTo(hashed).containsExactlyEntriesOf(hashed);
        assertThat(flat.get("key " + (size - 1))).isEqualTo(hashed.get("key " + (size - 1)));
        assertThat(flat.containsKey("another")).isFalse();
        assertThat(flat.get("another")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 30})
    void aKeyPutAgainKeepsItsPlaceAndSaysWhatItHeld(int size) {
        Map<String, Integer> flat = new FlatMap<>();
        for (int i = 0; i < size; i++) {
            flat.put("key " + i, i);
        }

        Integer before = flat.put("key 1", 77);

        assertThat(before).isEqualTo(1);
        assertThat(flat).hasSize(size).containsEntry("key 1", 77);
        assertThat(flat.keySet()).element(1).isEqualTo("key 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40})
    void aNullIsAValueLikeAnother(int size) {
        Map<String, Integer> flat = new FlatMap<>();
        for (int i = 0; i < size; i++) {
            flat.put("key " + i, null);
        }

        assertThat(flat).hasSize(size).containsEntry("key 0", null);
        assertThat(flat.containsKey("key 0")).isTrue();
    }
}
