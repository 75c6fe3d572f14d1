package io.colloquy.ingest.connection;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelAdapters;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Violation;
import io.colloquy.model.event.WireName;
import java.util.List;
import java.util.Set;
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

    /** The provider that is on this channel and no other, if there is just one; null if it has to be said. */
    static String ofChannel(Channel channel) {
        List<ChannelAdapter> own = ChannelAdapters.all().stream()
                .filter(adapter -> adapter.channels().equals(Set.of(channel)))
                .toList();
        return own.size() == 1 ? own.getFirst().provider() : null;
    }

    private static String names(List<ChannelAdapter> adapters) {
        return adapters.stream().map(ChannelAdapter::provider).sorted().collect(Collectors.joining(", "));
    }
}
