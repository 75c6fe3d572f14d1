package io.colloquy.ingest.channel.mailgun;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class MailgunGoldensTest extends ChannelGoldens {

    MailgunGoldensTest() {
        super(new MailgunAdapter(), Channel.EMAIL);
    }
}
