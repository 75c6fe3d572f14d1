package io.colloquy.ingest.channel.messenger;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class MessengerGoldensTest extends ChannelGoldens {

    MessengerGoldensTest() {
        super(new MessengerAdapter(), Channel.MESSENGER);
    }
}
