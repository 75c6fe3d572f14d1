package io.colloquy.ingest.channel.vonage;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class VonageGoldensTest extends ChannelGoldens {

    VonageGoldensTest() {
        super(new VonageAdapter(), Channel.SMS);
    }
}
