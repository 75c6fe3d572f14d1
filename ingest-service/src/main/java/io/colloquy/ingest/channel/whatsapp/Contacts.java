package io.colloquy.ingest.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The people that a change is about. A customer is known by the number; by the business-scoped user id ({@code
 * US.1349…}) only where WhatsApp keeps the number to itself and no contact of the change tells it.
 */
final class Contacts {

    private final Map<String, Part> byNativeId = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final String businessNumber;

    Contacts(Part value) {
        for (Part contact : value.elements("contacts")) {
            for (String id : nativeIds(contact)) {
                byNativeId.putIfAbsent(id, contact);
            }
        }
        businessNumber = digits(value.text("metadata", "display_phone_number"));
    }

    /** Whether the number is the connection's own. */
    boolean isBusiness(String number) {
        return number != null && !businessNumber.isEmpty() && businessNumber.equals(digits(number));
    }

    /** The contact id of the customer whose number or user id stands in one of these fields, the number first. */
    String contactId(Part part, String numberField, String userIdField) throws Untranslatable {
        String number = part.text(numberField);
        String userId = part.text(userIdField);
        if (number == null && userId != null && byNativeId.containsKey(userId)) {
            number = byNativeId.get(userId).text("wa_id");
        }
        String nativeId = number == null ? userId : number;
        if (nativeId == null) {
            throw new Untranslatable(
                    Untranslatable.UNKNOWN_CONTACT, "has neither " + numberField + " nor " + userIdField);
        }
        return contactId(nativeId);
    }

    /** The contact id of the customer with that number or user id. */
    static String contactId(String nativeId) {
        return "whatsapp:" + nativeId;
    }

    /**
     * Adds what the change tells of a contact's profile, once in a change.
     *
     * @param messageId of the message that it came with
     */
    void addProfile(String contactId, String messageId, Instant time, Findings findings) {
        Part contact = byNativeId.get(contactId.substring(contactId.indexOf(':') + 1));
        if (contact == null || !told.add(contactId)) {
            return;
        }
        ObjectNode data = ChannelJson.object();
        EventData.put(data, "name", contact.text("profile", "name"));
        EventData.put(data, "username", contact.text("profile", "username"));
        EventData.put(data, "phone", phone(contact.text("wa_id")));
        EventData.put(data, "userId", contact.text("user_id"));
        findings.add(EventData.event(messageId + "/contact", EventType.CONTACT_UPDATED, time, contactId, data));
    }

    /** The number as people write it; null for null and for what is no number. */
    static String phone(String number) {
        return number == null || digits(number).isEmpty() ? null : "+" + digits(number);
    }

    private static List<String> nativeIds(Part contact) {
        List<String> ids = new ArrayList<>(2);
        for (String field : List.of("wa_id", "user_id")) {
            if (contact.text(field) != null) {
                ids.add(contact.text(field));
            }
        }
        return ids;
    }

    private static String digits(String number) {
        return number == null ? "" : number.replaceAll("[^0-9]", "");
    }
}
