package io.colloquy.ingest.connection;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelAdapters;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Violation;
import io.colloquy.model.event.WireName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which provider's language the webhook of a connection speaks. */
final class Providers {
    private Providers() {}

    /** Notes a violation if there is no such provider, or it is not on that channel; null is none. */
    static void check(String provider, Channel channel, List<Violation> violations) {
        if (provider == null || channel == null) {
            return;
        }
        ChannelAdapter adapter = ChannelAdapters.of(provider).orElse(null);
        if (adapter == null) {
            violations.add(new Violation("provider", "must be one of " + names(ChannelAdapters.all())));
        } else if (!adapter.channels().contains(channel)) {
            String channels =
                    adapter.channels().stream().map(WireName::wire).sorted().collect(Collectors.joining(", "));
            violations.add(new Violation("provider", "is not on " + channel.wire() + " but on " + channels));
        }
    }

    /**
     * The one to take when none is said: the only one whose one channel this is, else the only one there at all; null if
     * there is no such one.
     */
    static String ofChannel(Channel channel) {
        List<ChannelAdapter> there = ChannelAdapters.all().stream()
                .filter(adapter -> adapter.channels().contains(channel))
                .toList();
        List<ChannelAdapter> own =
                there.stream().filter(adapter -> adapter.channels().size() == 1).toList();
        return only(own).or(() -> only(there)).map(ChannelAdapter::provider).orElse(null);
    }

    private static Optional<ChannelAdapter> only(List<ChannelAdapter> adapters) {
        return adapters.size() == 1 ? Optional.of(adapters.getFirst()) : Optional.empty();
    }

    private static String names(List<ChannelAdapter> adapters) {
        return adapters.stream().map(ChannelAdapter::provider).sorted().collect(Collectors.joining(", "));
    }
}
