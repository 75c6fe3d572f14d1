package io.colloquy.report.aggregate;

import io.colloquy.model.event.AuthorType;
import io.colloquy.model.event.ConversationEvent.Opened;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.timeline.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a conversation is selected and split by that is no fact of the catalogue.
 *
 * @param adNetwork where the ad was that opened it; null without an ad
 * @param botIds the bots that spoke, and the one of the opening, each once, sorted
 */
record Selectors(String adNetwork, List<String> botIds) {

    static Selectors of(Timeline timeline) {
        return new Selectors(
                openings(timeline)
                        .filter(opened -> opened.ad() != null && opened.ad().network() != null)
                        .map(opened -> opened.ad().network().wire())
                        .findFirst()
                        .orElse(null),
                Stream.concat(
                                openings(timeline).map(Opened::botId),
                                data(timeline).map(Selectors::speakingBot))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(Claim.DATABASE_ORDER)
                        .toList());
    }

    private static Stream<Opened> openings(Timeline timeline) {
        return data(timeline).filter(Opened.class::isInstance).map(Opened.class::cast);
    }

    private static String speakingBot(EventData data) {
        return data instanceof MessageEvent.Sent sent && sent.author().type() == AuthorType.BOT
                ? sent.author().botId()
                : null;
    }

    private static Stream<EventData> data(Timeline timeline) {
        return timeline.events().stream().map(Event::data);
    }

    /** The bots as PostgreSQL writes an array: arrays of arrays can't be taken apart into rows. */
    String botIdsLiteral() {
        return FactColumns.arrayLiteral(botIds);
    }
}
