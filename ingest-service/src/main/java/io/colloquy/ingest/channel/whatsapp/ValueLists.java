package io.colloquy.ingest.channel.whatsapp;

import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.Part;
import java.util.List;

/** The lists that a change may hold; several in one, as it comes. */
final class ValueLists {

    /** Their names, in the order in which they are read. */
    static final List<String> NAMES =
            List.of("messages", "message_echoes", "statuses", "history", "calls", "state_sync", "errors");

    private ValueLists() {}

    /** Adds what an element of the list of that name says. */
    static void read(String list, Part element, Contacts contacts, Findings findings) throws Untranslatable {
        switch (list) {
            case "messages" -> Messages.read(element, contacts, findings);
            case "message_echoes" -> Echoes.read(element, contacts, findings);
            case "statuses" -> Statuses.read(element, contacts, findings);
            case "history" -> History.read(element, contacts, findings);
            case "calls" -> Calls.read(element, contacts, findings);
            case "state_sync" -> AddressBook.read(element, findings);
            case "errors" -> throw new Untranslatable(Untranslatable.CHANNEL_ERROR, Errors.text(element));
            default -> throw new IllegalArgumentException(list);
        }
    }
}
