package io.colloquy.ingest.channel.sendgrid;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class SendGridGoldensTest extends ChannelGoldens {

    SendGridGoldensTest() {
        super(new SendGridAdapter(), Channel.EMAIL);
    }
}
