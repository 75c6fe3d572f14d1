package io.colloquy.ingest.inbox;

import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelAdapters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The channels that are spoken here, as a bean, so that a test can speak one of its own. */
@ApplicationScoped
class Adapters {
    /** The adapter of that provider; empty for null and for an unknown one. */
    Optional<ChannelAdapter> of(String provider) {
        return provider == null ? Optional.empty() : ChannelAdapters.of(provider);
    }
}
