package io.colloquy.model.fact;

import io.colloquy.model.event.ConversationEvent.NoteAdded;

/** Notes, counted. */
final class Notes implements Concern {

    private long notes;

    @Override
    public void step(Step step) {
        if (step.data() instanceof NoteAdded) {
            notes++;
        }
    }

    @Override
    public void report(FactSheet sheet) {
        sheet.count(Fact.NOTE_COUNT, notes);
    }
}
