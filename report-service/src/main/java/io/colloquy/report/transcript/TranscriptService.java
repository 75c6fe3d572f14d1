package io.colloquy.report.transcript;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.selection.Zones;
import io.colloquy.report.conversation.ConversationDetail;
import io.colloquy.report.conversation.ConversationDetailService;
import io.colloquy.report.query.AccountZones;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Makes transcripts of conversations as of now. */
@ApplicationScoped
class TranscriptService {
    private final ConversationDetailService conversations;
    private final AccountZones zones;

    TranscriptService(ConversationDetailService conversations, AccountZones zones) {
        this.conversations = conversations;
        this.zones = zones;
    }

    /**
     * The transcript; null if the account has no such conversation.
     *
     * @param timezone the zone of its times; null for the account's. Fails with {@code InvalidSelection} if there is no such
     */
    Uni<Transcript> find(String accountId, String conversationId, String timezone) {
        return zones.find(accountId).chain(own -> {
            Violations violations = new Violations();
            ZoneId zone = Zones.read("timezone", timezone, own, violations);
            violations.throwIfAny();
            return conversations
                    .find(accountId, conversationId)
                    .onItem()
                    .ifNotNull()
                    .transform(detail -> transcript(detail, zone));
        });
    }

    private static Transcript transcript(ConversationDetail detail, ZoneId zone) {
        Map<String, Object> facts = detail.facts();
        return new Transcript(
                text(facts, Fact.CONVERSATION_ID),
                detail.contact(),
                text(facts, Fact.OPENED_CHANNEL),
                text(facts, Fact.STATUS),
                instant(facts, Fact.OPENED_AT),
                instant(facts, Fact.CLOSED_AT),
                detail.duration(),
                detail.interactions(),
                zone.getId(),
                detail.earlier(),
                detail.history());
    }

    private static String text(Map<String, Object> facts, Fact fact) {
        return (String) facts.get(fact.jsonName());
    }

    private static Instant instant(Map<String, Object> facts, Fact fact) {
        String time = text(facts, fact);
        return time == null ? null : Instant.parse(time);
    }
}
