package io.colloquy.ingest.inbox;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** How channels reach this installation. */
@ConfigMapping(prefix = "colloquy.channels")
public interface ChannelsConfig {
    /**
     * Where this service is reached from outside, for accounts whose settings say nothing else: {@code
     * https://colloquy.example}. Some channels sign the address that they called, and behind a proxy that is not the one
     * seen here. Absent: a request's own address.
     */
    Optional<@Pattern(regexp = "https?://[^/?#]+(/[^?#]*)?") String> publicBaseUrl();
}
