package io.colloquy.ingest.channel.line;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class LineGoldensTest extends ChannelGoldens {

    LineGoldensTest() {
        super(new LineAdapter(), Channel.LINE);
    }
}
