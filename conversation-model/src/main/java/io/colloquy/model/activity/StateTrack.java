package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.AgentState;
import io.colloquy.model.event.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for one campaign, moment by moment: the last state told for it or for all. A capacity that was told stays
 * until another is; one told for the campaign gives way, like its state, to the next state for all.
 */
final class StateTrack {
    private final List<Segment> segments = new ArrayList<>();
    private AgentState ofAll = AgentState.OFFLINE;
    private Long capacityOfAll;
    private AgentState own;
    private Long ownCapacity;

    /** @param capacity how many chats at once; null if that was never told */
    private record Segment(Stretch stretch, boolean online, Long capacity) {}

    private StateTrack() {}

    /** @param campaignId null for what holds for all campaigns */
    static StateTrack of(List<Event> ordered, String campaignId) {
        StateTrack track = new StateTrack();
        long since = Long.MIN_VALUE;
        for (Event event : ordered) {
            if (event.data() instanceof StateChanged changed
                    && (changed.campaignId() == null || changed.campaignId().equals(campaignId))) {
                long at = event.time().toEpochMilli();
                track.add(since, at);
                track.change(changed);
                since = at;
            }
        }
        track.add(since, Stretches.OPEN);
        return track;
    }

    private void change(StateChanged changed) {
        if (changed.campaignId() == null) {
            ofAll = changed.state();
            capacityOfAll = changed.capacity() == null ? capacityOfAll : changed.capacity();
            own = null;
            ownCapacity = null;
        } else {
            own = changed.state();
            ownCapacity = changed.capacity() == null ? ownCapacity : changed.capacity();
        }
    }

    private void add(long from, long to) {
        AgentState state = own == null ? ofAll : own;
        segments.add(new Segment(
                new Stretch(from, to), state == AgentState.ONLINE, ownCapacity == null ? capacityOfAll : ownCapacity));
    }

    /** When the agent is online; away is not. */
    Stretches online() {
        return Stretches.of(
                segments.stream().filter(Segment::online).map(Segment::stretch).toList());
    }

    /** When in that stretch the agent is online with fewer of these chats than the capacity, or without one. */
    Stretches available(List<Stretch> chats, Stretch during) {
        List<Stretch> available = new ArrayList<>();
        for (Segment segment : segments) {
            Stretch part = segment.stretch().within(during.from(), during.to());
            if (segment.online() && !part.isEmpty()) {
                available.addAll(room(part, segment.capacity(), chats).list());
            }
        }
        return Stretches.of(available);
    }

    private static Stretches room(Stretch part, Long capacity, List<Stretch> chats) {
        Stretches all = Stretches.of(List.of(part));
        if (capacity == null) {
            return all;
        }
        return capacity == 0 ? Stretches.NONE : all.without(Stretches.covered(chats, capacity));
    }
}
