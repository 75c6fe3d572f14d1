package io.colloquy.ingest.channel.telegram;

import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.model.event.Channel;

class TelegramGoldensTest extends ChannelGoldens {

    TelegramGoldensTest() {
        super(new TelegramAdapter(), Channel.TELEGRAM);
    }
}
