package io.colloquy.ingest.channel.whatsapp;

import io.colloquy.ingest.channel.meta.Findings;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.ingest.channel.meta.Refusal;
import java.util.Locale;

/** The lists that a change may hold; several in one, as it comes. */
enum ValueList {
    MESSAGES(Messages::read),
    MESSAGE_ECHOES(Echoes::read),
    STATUSES(Statuses::read),
    HISTORY(History::read),
    CALLS(Calls::read),
    STATE_SYNC(AddressBook::read),
    ERRORS(ValueList::readError);

    /** How an element of such a list is read. */
    @FunctionalInterface
    interface Reading {
        void read(Part element, Contacts contacts, Findings findings) throws Refusal;
    }

    private final Reading reading;

    ValueList(Reading reading) {
        this.reading = reading;
    }

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    void read(Part element, Contacts contacts, Findings findings) throws Refusal {
        reading.read(element, contacts, findings);
    }

    private static void readError(Part error, Contacts contacts, Findings findings) throws Refusal {
        throw new Refusal(Refusal.CHANNEL_ERROR, Errors.text(error));
    }
}
