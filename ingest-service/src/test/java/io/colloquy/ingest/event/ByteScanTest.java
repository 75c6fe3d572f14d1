package io.colloquy.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {

    @Test
    void findsTheFirstAsALookAtEachByteWould() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                // Few values, and those beside the wanted ones among them: they are what a trick could mistake.
                bytes[i] = (byte) new int[] {0, 1, 9, 10, 11, 127, 128, 255}[bytes[i] & 7];
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);

            assertThat(ByteScan.indexOf(bytes, from, to, (byte) '\n')).isEqualTo(first(bytes, from, to, '\n'));
            assertThat(ByteScan.indexOf(bytes, from, to, (byte) 0)).isEqualTo(first(bytes, from, to, 0));
        }
    }

    @Test
    void oneByteBeyondAsciiIsSeenWhereverItIs() {
        for (int at = 0; at < 20; at++) {
            byte[] bytes = new byte[20];
            Arrays.fill(bytes, (byte) 'a');
            bytes[at] = (byte) 0xc3;

            assertThat(ByteScan.isAscii(bytes, 0, 20)).isFalse();
            assertThat(ByteScan.isAscii(bytes, at + 1, 20)).isTrue();
            assertThat(ByteScan.isAscii(bytes, 0, at)).isTrue();
        }
    }

    private static int first(byte[] bytes, int from, int to, int wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
