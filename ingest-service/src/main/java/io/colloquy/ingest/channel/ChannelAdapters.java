package io.colloquy.ingest.channel;

import io.colloquy.ingest.channel.mailgun.MailgunAdapter;
import io.colloquy.ingest.channel.postmark.PostmarkAdapter;
import io.colloquy.ingest.channel.sendgrid.SendGridAdapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every channel that is spoken here: a new one is a folder beside this class and a line in {@link #ALL}. */
public final class ChannelAdapters {

    private static final List<ChannelAdapter> ALL =
            List.of(new MailgunAdapter(), new SendGridAdapter(), new PostmarkAdapter());

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
