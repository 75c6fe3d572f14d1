package io.colloquy.ingest.channel.postmark;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class PostmarkGoldensTest extends ChannelGoldens {

    PostmarkGoldensTest() {
        super(new PostmarkAdapter(), Channel.EMAIL);
    }
}
