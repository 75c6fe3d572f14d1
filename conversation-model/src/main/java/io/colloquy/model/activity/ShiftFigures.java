package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What one shift comes to for one campaign, or for several together: when the agent was what, and what happened. */
record ShiftFigures(
        Stretch span,
        Stretches online,
        Stretches open,
        Stretches available,
        Stretches awaiting,
        List<Stretch> chats,
        ShiftCounts counts) {

    /**
     * The figures of one campaign.
     *
     * @param track what held for it
     * @param chats those of it that were held in the shift
     * @param counts receivings and answers
     */
    static ShiftFigures of(Stretch span, StateTrack track, List<Chat> chats, ShiftCounts counts) {
        List<Stretch> held = cut(chats, Chat::stretch, span);
        Stretches online = track.online().within(span.from(), span.to());
        return new ShiftFigures(
                span,
                online,
                online.and(Stretches.of(held)),
                track.available(held, span),
                Stretches.of(cut(chats, Chat::awaitingFirstMessage, span)),
                held,
                counts);
    }

    /** Both together. */
    ShiftFigures or(ShiftFigures other) {
        List<Stretch> all = new ArrayList<>(chats);
        all.addAll(other.chats);
        return new ShiftFigures(
                span,
                online.or(other.online),
                open.or(other.open),
                available.or(other.available),
                awaiting.or(other.awaiting),
                all,
                counts.plus(other.counts));
    }

    Shift.Row row(String campaignId) {
        return new Shift.Row(campaignId, counts.withBreaks(breaks()), span.to() == Stretches.OPEN ? null : times());
    }

    private long breaks() {
        return online.list().stream()
                .filter(stretch -> stretch.to() < span.to())
                .count();
    }

    private ShiftTimes times() {
        return new ShiftTimes(
                span.to() - span.from(),
                online.millis(),
                open.millis(),
                available.millis(),
                awaiting.millis(),
                chats.stream()
                        .mapToLong(chat -> online.within(chat.from(), chat.to()).millis())
                        .sum());
    }

    private static List<Stretch> cut(List<Chat> chats, Function<Chat, Stretch> stretch, Stretch span) {
        return chats.stream()
                .map(chat -> stretch.apply(chat).within(span.from(), span.to()))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
