package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsTest {
    @Test
    void elementsAreHandedOutAsTheyStand() {
        Elements elements = new Elements(" [ {\"a\":[1,2]} ,5,\"x,]\\\"\", [] ]\n".getBytes(UTF_8));

        assertThat(texts(elements)).containsExactly("{\"a\":[1,2]} ", "5", "\"x,]\\\"\"", "[] ");
        assertThat(elements.rest()).isNull();
    }

    @Test
    void anEmptyArrayHasNone() {
        Elements elements = new Elements("[ ]".getBytes(UTF_8));

        assertThat(texts(elements)).isEmpty();
        assertThat(elements.rest()).isNull();
    }

    @Test
    void aFaultyElementDoesNotHideItsNeighbours() {
        assertThat(texts(new Elements("[1,{oops},tru,2]".getBytes(UTF_8)))).containsExactly("1", "{oops}", "tru", "2");
    }

    @Test
    void whatFollowsTheBreakIsTheRest() {
        Elements cut = new Elements("[{\"a\":1},{\"b\":2},{\"c\":".getBytes(UTF_8));
        Elements unquoted = new Elements("[{\"a\":1},{\"b:2},{\"c\":3}]".getBytes(UTF_8));
        Elements goingOn = new Elements("[1] [2]".getBytes(UTF_8));
        Elements opening = new Elements("[".getBytes(UTF_8));

        assertThat(texts(cut)).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(text(cut.rest())).isEqualTo("{\"c\":");
        assertThat(texts(unquoted)).containsExactly("{\"a\":1}");
        assertThat(text(unquoted.rest())).isEqualTo("{\"b:2},{\"c\":3}]");
        assertThat(texts(goingOn)).containsExactly("1");
        assertThat(text(goingOn.rest())).isEqualTo("[2]");
        assertThat(texts(opening)).isEmpty();
        assertThat(opening.rest()).isNotNull();
    }

    private static List<String> texts(Elements elements) {
        List<String> texts = new ArrayList<>();
        for (ByteBuffer element = elements.next(); element != null; element = elements.next()) {
            texts.add(text(element));
        }
        return texts;
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes).toString();
    }
}
