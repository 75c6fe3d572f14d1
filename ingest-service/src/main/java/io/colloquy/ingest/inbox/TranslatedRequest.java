package io.colloquy.ingest.inbox;

import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.quarantine.RejectedPart;
import java.util.List;

/**
 * What a raw request came to.
 *
 * @param request it
 * @param events fit for the log; none is a profile
 * @param profiles what it tells of contacts themselves
 * @param rejected parts for quarantine
 */
record TranslatedRequest(
        StoredRequest request, List<ValidEvent> events, List<Profile> profiles, List<RejectedPart> rejected) {

    TranslatedRequest {
        events = List.copyOf(events);
        profiles = List.copyOf(profiles);
        rejected = List.copyOf(rejected);
    }
}
