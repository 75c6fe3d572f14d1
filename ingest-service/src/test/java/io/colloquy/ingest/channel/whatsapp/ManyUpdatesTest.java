package io.colloquy.ingest.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.TestRequests;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.Channel;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyUpdatesTest {

    private static final ConnectionView CONNECTION =
            new ConnectionView("connection-1", Channel.WHATSAPP, null, Set.of());

    @Test
    void deliveryOfAThousandUpdatesMakesAThousandEvents() {
        String changes = IntStream.range(0, 1000)
                .mapToObj(i -> """
                        {"field": "messages", "value": {"messages": [{"from": "16505551234", "id": "wamid.@",
                         "timestamp": "1772438400", "type": "text", "text": {"body": "hello"}}]}}""".replace("@", String.valueOf(i)))
                .collect(Collectors.joining(","));
        String body = "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"1\", \"changes\": [" + changes
                + "]}]}";

        Translation translation = new WhatsAppAdapter().translate(TestRequests.post(body), CONNECTION);

        assertEquals(1000, translation.events().stream().distinct().count());
        assertTrue(translation.refused().isEmpty());
    }
}
