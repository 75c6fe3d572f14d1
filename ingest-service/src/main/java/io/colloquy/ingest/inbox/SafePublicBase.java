package io.colloquy.ingest.inbox;

import io.colloquy.platform.startup.Addresses;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with an address for channels at which they would send customers' messages in clear. */
@ApplicationScoped
class SafePublicBase {
    void check(@Observes StartupEvent start, ChannelsConfig config) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            config.publicBaseUrl()
                    .ifPresent(address -> Addresses.requireHttps("colloquy.channels.public-base-url", address));
        }
    }
}
