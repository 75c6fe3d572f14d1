package io.colloquy.ingest.channel.instagram;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class InstagramGoldensTest extends ChannelGoldens {

    InstagramGoldensTest() {
        super(new InstagramAdapter(), Channel.INSTAGRAM);
    }
}
