package io.colloquy.ingest.inbox;

import io.colloquy.ingest.quarantine.OpenPart;
import io.colloquy.ingest.quarantine.RejectedPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a translation changes in quarantine: parts that are refused as before stay one entry. Pure.
 *
 * @param added refused now and not before
 * @param released in quarantine before and not refused now
 * @param kept refused before and now, perhaps for another reason
 */
record PartChanges(List<RejectedPart> added, List<OpenPart> released, Map<OpenPart, RejectedPart> kept) {

    private record Place(String path, String eventId) {}

    /**
     * Compares.
     *
     * @param before the request's parts in quarantine
     * @param now its parts that are refused
     */
    static PartChanges of(List<OpenPart> before, List<RejectedPart> now) {
        Map<Place, Deque<OpenPart>> open = new HashMap<>();
        before.forEach(part -> open.computeIfAbsent(new Place(part.path(), part.eventId()), place -> new ArrayDeque<>())
                .add(part));
        List<RejectedPart> added = new ArrayList<>();
        Map<OpenPart, RejectedPart> kept = new HashMap<>();
        for (RejectedPart part : now) {
            Deque<OpenPart> same = open.get(new Place(part.path(), part.event().id()));
            if (same == null || same.isEmpty()) {
                added.add(part);
            } else {
                kept.put(same.remove(), part);
            }
        }
        List<OpenPart> released = open.values().stream().flatMap(Deque::stream).toList();
        return new PartChanges(List.copyOf(added), released, Map.copyOf(kept));
    }

    /** Those that are refused for another reason now. */
    Map<OpenPart, RejectedPart> changedReasons() {
        Map<OpenPart, RejectedPart> changed = new HashMap<>(kept);
        changed.entrySet()
                .removeIf(entry -> Objects.equals(
                                entry.getKey().code(), entry.getValue().event().code())
                        && Objects.equals(
                                entry.getKey().detail(),
                                entry.getValue().event().detail()));
        return changed;
    }
}
