package io.colloquy.ingest.channel.whatsapp;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class WhatsAppGoldensTest extends ChannelGoldens {

    WhatsAppGoldensTest() {
        super(new WhatsAppAdapter(), Channel.WHATSAPP);
    }
}
