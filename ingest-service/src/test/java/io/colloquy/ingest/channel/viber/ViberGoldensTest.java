package io.colloquy.ingest.channel.viber;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class ViberGoldensTest extends ChannelGoldens {

    ViberGoldensTest() {
        super(new ViberAdapter(), Channel.VIBER);
    }
}
