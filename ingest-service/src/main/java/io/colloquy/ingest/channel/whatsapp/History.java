package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.util.List;
import java.util.Locale;

/**
 * The chats of up to 180 days that a WhatsApp Business app had before its number was connected: threads, each of a
 * customer. Files come as placeholders and again, in {@code messages} of a later delivery, with their ids.
 */
final class History {

    private History() {}

    static void read(Part history, Contacts contacts, Findings findings) throws Untranslatable {
        if (!history.elements("errors").isEmpty()) {
            throw new Untranslatable(Untranslatable.CHANNEL_ERROR, Errors.text(history.elements("errors")));
        }
        List<Part> threads = history.elements("threads");
        if (threads.isEmpty()) {
            findings.ignore(); // The end of a phase, in which nobody wrote.
        }
        Part.readEach(findings, threads, thread -> readThread(thread, contacts, findings));
    }

    private static void readThread(Part thread, Contacts contacts, Findings findings) throws Untranslatable {
        String customer = thread.required("id");
        Part.readEach(findings, thread.elements("messages"), message -> {
            boolean inbound = customer.equals(message.text("from"));
            if (inbound) {
                Messages.read(message, contacts, findings);
            } else {
                Echoes.read(message, Contacts.contactId(customer), findings);
                addStatus(message, Contacts.contactId(customer), findings);
            }
        });
    }

    /** When it was delivered or read is not told any more: at the earliest when it was sent. */
    private static void addStatus(Part message, String contactId, Findings findings) throws Untranslatable {
        String told = message.text("history_context", "status");
        if (told == null || told.equals("PENDING") || Changes.isChange(message)) {
            return;
        }
        String id = message.required("id");
        ObjectNode data = EventData.ofMessage(id)
                .put("status", told.equals("ERROR") ? "failed" : Statuses.status(told.toLowerCase(Locale.ROOT)));
        findings.add(EventData.event(
                id + "/history/" + told, EventType.MESSAGE_STATUS, message.time("timestamp"), contactId, data));
    }
}
