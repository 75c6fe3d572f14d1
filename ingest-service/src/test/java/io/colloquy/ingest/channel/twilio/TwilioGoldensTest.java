package io.colloquy.ingest.channel.twilio;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class TwilioGoldensTest extends ChannelGoldens {

    TwilioGoldensTest() {
        super(new TwilioAdapter(), Channel.SMS);
    }
}
