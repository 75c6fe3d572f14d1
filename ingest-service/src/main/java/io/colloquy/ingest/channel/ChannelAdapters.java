package io.colloquy.ingest.channel;

import io.colloquy.ingest.channel.instagram.InstagramAdapter;
import io.colloquy.ingest.channel.line.LineAdapter;
import io.colloquy.ingest.channel.mailgun.MailgunAdapter;
import io.colloquy.ingest.channel.messenger.MessengerAdapter;
import io.colloquy.ingest.channel.postmark.PostmarkAdapter;
import io.colloquy.ingest.channel.sendgrid.SendGridAdapter;
import io.colloquy.ingest.channel.telegram.TelegramAdapter;
import io.colloquy.ingest.channel.twilio.TwilioAdapter;
import io.colloquy.ingest.channel.viber.ViberAdapter;
import io.colloquy.ingest.channel.vonage.VonageAdapter;
import io.colloquy.ingest.channel.whatsapp.WhatsAppAdapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every channel that is spoken here: a new one is a folder beside this class and a line in {@link #ALL}. */
public final class ChannelAdapters {

    private static final List<ChannelAdapter> ALL = List.of(
            new WhatsAppAdapter(),
            new MessengerAdapter(),
            new InstagramAdapter(),
            new TelegramAdapter(),
            new LineAdapter(),
            new ViberAdapter(),
            new TwilioAdapter(),
            new VonageAdapter(),
            new MailgunAdapter(),
            new SendGridAdapter(),
            new PostmarkAdapter());

    private static final Map<String, ChannelAdapter> BY_PROVIDER =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ChannelAdapter::provider, Function.identity()));

    private ChannelAdapters() {}

    /** All of them, in the order of their registration. */
    public static List<ChannelAdapter> all() {
        return ALL;
    }

    /** The adapter of that provider; empty for an unknown one. */
    public static Optional<ChannelAdapter> of(String provider) {
        return Optional.ofNullable(BY_PROVIDER.get(provider));
    }
}
