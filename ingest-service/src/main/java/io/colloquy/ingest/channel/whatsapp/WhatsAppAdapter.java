package io.colloquy.ingest.channel.whatsapp;

import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.MetaAdapter;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.Channel;
import java.util.List;
import java.util.Set;

/** WhatsApp Cloud API: entries of changes, each of which holds messages, statuses, echoes, calls or news of the account. */
public final class WhatsAppAdapter extends MetaAdapter {

    /** Fields of a subscription that are about the account, its number and templates, or about no message. */
    private static final Set<String> NOT_CONVERSATIONS = Set.of(
            "account_alerts",
            "account_review_update",
            "account_settings_update",
            "account_update",
            "automatic_events",
            "business_capability_update",
            "business_status_update",
            "business_username_update",
            "flows",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "message_template_components_update",
            "message_template_quality_update",
            "message_template_status_update",
            "partner_solutions",
            "payment_configuration_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "security",
            "template_category_update",
            "template_correct_category_detection",
            "tracking_events",
            "user_id_update",
            "user_preferences");

    /** For the provider {@code whatsapp_cloud}. */
    public WhatsAppAdapter() {
        super("whatsapp_cloud", Channel.WHATSAPP, "whatsapp_business_account");
    }

    @Override
    protected void readEntry(Part entry, ConnectionView connection, Findings findings) throws Untranslatable {
        List<Part> changes = entry.elements("changes");
        if (changes.isEmpty()) {
            throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "has no changes");
        }
        Part.readEach(findings, changes, change -> readChange(change, findings));
    }

    private static void readChange(Part change, Findings findings) throws Untranslatable {
        String field = change.required("field");
        Part value = change.at("value");
        if (NOT_CONVERSATIONS.contains(field)) {
            throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "is about " + field);
        }
        Contacts contacts = new Contacts(value);
        boolean known = false;
        boolean empty = true;
        for (String list : ValueLists.NAMES) {
            List<Part> elements = value.elements(list);
            known |= value.at(list).node().isArray();
            empty &= elements.isEmpty();
            Part.readEach(findings, elements, element -> ValueLists.read(list, element, contacts, findings));
        }
        if (!known) {
            throw new Untranslatable(
                    Untranslatable.UNKNOWN_KIND, "has no kind of list that is known, in the field " + field);
        }
        if (empty) {
            findings.ignore();
        }
    }
}
