package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.Opened;

/** One concern of the fold: it watches the timeline go by and then reports its facts. */
interface Concern {

    /**
     * The conversation opens. Steps before it are events before the opening; without an opening event it comes at the
     * first event, before its step.
     *
     * @param at of the opening event, else of the first event
     * @param opening null without an opening event
     */
    default void open(Moment at, Opened opening) {}

    /** Any other event, in order. */
    void step(Step step);

    /** The end of the timeline. */
    void report(FactSheet sheet);
}
