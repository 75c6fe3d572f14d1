package io.colloquy.model.activity;

import io.colloquy.model.event.SurveyRating;

/**
 * What is counted in a shift (metrics 2.4).
 *
 * @param chats receivings; twice if a chat comes back
 * @param breaks changes from online to not online strictly inside of the shift
 * @param ignored receivings in whose holding no visitor message came; counted once the holding has ended
 * @param abandoned receivings in whose holding the agent wrote no message; counted once the holding has ended
 */
public record ShiftCounts(
        long chats,
        long breaks,
        long ignored,
        long abandoned,
        long surveysGood,
        long surveysModerate,
        long surveysBad) {
    public static final ShiftCounts NONE = new ShiftCounts(0, 0, 0, 0, 0, 0, 0);

    static ShiftCounts received(Chat chat) {
        return new ShiftCounts(1, 0, chat.isIgnored() ? 1 : 0, chat.isAbandoned() ? 1 : 0, 0, 0, 0);
    }

    static ShiftCounts answered(SurveyRating rating) {
        return switch (rating) {
            case GOOD -> new ShiftCounts(0, 0, 0, 0, 1, 0, 0);
            case MODERATE -> new ShiftCounts(0, 0, 0, 0, 0, 1, 0);
            case BAD -> new ShiftCounts(0, 0, 0, 0, 0, 0, 1);
        };
    }

    /** The same with another number of breaks. */
    ShiftCounts withBreaks(long number) {
        return new ShiftCounts(chats, number, ignored, abandoned, surveysGood, surveysModerate, surveysBad);
    }

    public ShiftCounts plus(ShiftCounts other) {
        return new ShiftCounts(
                chats + other.chats,
                breaks + other.breaks,
                ignored + other.ignored,
                abandoned + other.abandoned,
                surveysGood + other.surveysGood,
                surveysModerate + other.surveysModerate,
                surveysBad + other.surveysBad);
    }
}
