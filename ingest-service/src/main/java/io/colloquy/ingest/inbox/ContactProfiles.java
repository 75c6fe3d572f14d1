package io.colloquy.ingest.inbox;

import java.util.HashMap;
import java.util.Map;

/**
 * What a connection has told of its contacts, while requests are gone through in their order. Channels repeat a profile
 * with every message: only one that is later than the known one, and another one, is news. Pure.
 */
final class ContactProfiles {
    private final Map<String, KnownProfile> known;
    private final Map<String, KnownProfile> changed = new HashMap<>();

    /** By contact; contacts of whom nothing is known are absent. */
    ContactProfiles(Map<String, KnownProfile> known) {
        this.known = new HashMap<>(known);
    }

    /** Takes note of the profile; whether it is news. */
    boolean isNews(Profile told) {
        KnownProfile last = known.get(told.contactId());
        if (last != null && !told.at().isAfter(last.at())) {
            return false;
        }
        KnownProfile now = new KnownProfile(told.hash(), told.at());
        known.put(told.contactId(), now);
        changed.put(told.contactId(), now);
        return last == null || !last.hash().equals(told.hash());
    }

    /** What is to be remembered from now on, by contact: those of whom something later was told. */
    Map<String, KnownProfile> changed() {
        return Map.copyOf(changed);
    }
}
