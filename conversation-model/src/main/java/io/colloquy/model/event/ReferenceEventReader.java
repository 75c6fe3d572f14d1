package io.colloquy.model.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The data of the reference types (events 1.3). */
final class ReferenceEventReader {

    private static final Set<String> IDS = Set.of("teamId", "accountRef", "parentId", "companyId");

    private ReferenceEventReader() {}

    static EventData read(EventType type, Fields in) {
        return switch (type) {
            case AGENT_UPDATED -> updated(in, "username", "firstName", "lastName", "email", "teamId", "accountRef");
            case INBOX_UPDATED, TEAM_UPDATED, CAMPAIGN_UPDATED, BOT_UPDATED, CONNECTION_UPDATED, ACCOUNT_UPDATED ->
                updated(in, "name");
            case TOPIC_UPDATED -> updated(in, "name", "parentId");
            case HOST_UPDATED -> updated(in, "hostname", "sourceHash");
            case CONTACT_UPDATED -> contactUpdated(in);
            case CONTACT_MERGED -> new ReferenceEvent.Merged(in.id("into"));
            case SETTINGS_UPDATED, CALENDAR_UPDATED -> updated(in);
            case AGENT_DELETED, CONTACT_DELETED, CONNECTION_DELETED, CALENDAR_DELETED -> new ReferenceEvent.Deleted();
            default -> throw new IllegalArgumentException(type.wire());
        };
    }

    /** Addresses are written as a text or by their parts; attributes are the producer's own, by name. */
    private static ReferenceEvent.Updated contactUpdated(Fields in) {
        if (!(in.values().get("address") instanceof Map<?, ?>)) {
            in.optionalText("address");
        }
        in.optionalObject("attributes");
        return updated(in, "name", "email", "phone", "companyId");
    }

    /** Everything that was sent, the known fields checked; none is required, for an absent one keeps its value. */
    private static ReferenceEvent.Updated updated(Fields in, String... known) {
        for (String field : known) {
            if (IDS.contains(field)) {
                in.optionalId(field);
            } else {
                in.optionalText(field);
            }
        }
        Map<String, Object> fields = new HashMap<>();
        in.values().forEach((name, value) -> fields.put((String) name, value));
        return new ReferenceEvent.Updated(Collections.unmodifiableMap(fields));
    }
}
