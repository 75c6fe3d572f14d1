package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedMappingsTest {
    @TempDir
    private Path directory;

    @Test
    void customersReceiveAndAgentsSend() throws IOException {
        List<OutgoingEvent> events = events("customer-care-messages.yaml", """
                conversation_id,company,message_id,role,author_key,created_at,text_length
                k1,Acme,k1-0,customer,c9,2026-03-02T09:00:00Z,120
                k1,Acme,k1-1,agent,AcmeHelp,2026-03-02T09:12:00Z,80
                """);

        assertThat(events)
                .extracting(OutgoingEvent::type, OutgoingEvent::subject, event -> event.time()
                        .toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(EventType.MESSAGE_RECEIVED, "k1", "2026-03-02T09:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple(EventType.MESSAGE_SENT, "k1", "2026-03-02T09:12:00Z"));
        assertThat(events.get(1).data()).containsEntry("author", Map.of("type", "user", "agentId", "AcmeHelp"));
    }

    @Test
    void aRespondIoRowInEnglishTellsOpeningAssignmentsResponseAndClose() throws IOException {
        List<OutgoingEvent> events = events("respondio-conversations.yaml", """
                Closed Timestamp,Closed By Source,Closed By,Closed By Team,Opened Timestamp,Opened By Source,Opened By Channel,Conversation ID,Contact ID,Contact Name,First Assignment Timestamp,First Assignee,First Response Timestamp,First Response By,Last Assignment Timestamp,Last Assignee,Conversation Category,Summary
                2026-03-02 10:00:00,User,Ana Berg,Sales,2026-03-02 09:00:00,Contact,WhatsApp,11,22,Zoé,2026-03-02 09:05:00,Ana Berg,2026-03-02 09:12:00,Ana Berg,2026-03-02 09:30:00,Bo Li,Refund,"done, paid"
                """);

        assertThat(times(events))
                .containsExactly(
                        "conversation.opened 2026-03-02T09:00:00Z",
                        "contact.updated 2026-03-02T09:00:00Z",
                        "message.received 2026-03-02T09:00:00Z",
                        "conversation.assigned 2026-03-02T09:05:00Z",
                        "conversation.assigned 2026-03-02T09:30:00Z",
                        "message.sent 2026-03-02T09:12:00Z",
                        "conversation.closed 2026-03-02T10:00:00Z");
        assertThat(events.getFirst().data())
                .isEqualTo(Map.of("source", "contact", "channel", "whatsapp", "contactId", "22"));
        assertThat(events.getLast().data())
                .isEqualTo(Map.of(
                        "source", "user",
                        "by", Map.of("type", "agent", "id", "Ana Berg"),
                        "teamId", "Sales",
                        "category", "Refund",
                        "summary", "done, paid"));
    }

    @Test
    void aRespondIoRowInFrenchWithDashesTellsAsMuchAsThereIs() throws IOException {
        List<OutgoingEvent> events = events("respondio-conversations.yaml", """
                Horodatage fermé,Fermé par la source,Fermé par,Fermé par l'équipe,Horodatage d'ouverture,Ouvert par la source,Ouvert par Channel,ID de conversation,ID de contact,Nom du contact,Horodatage de la première affectation,Premier cessionnaire,Dernier cessionnaire
                2026-03-02 10:00:00,Bloqué,-,-,2026-03-02 09:00:00,Utilisateur,-,11,22,Zoé,2026-03-02 09:00:00,Ana Berg,Non attribué
                """);

        assertThat(times(events))
                .containsExactly(
                        "conversation.opened 2026-03-02T09:00:00Z",
                        "contact.updated 2026-03-02T09:00:00Z",
                        "conversation.closed 2026-03-02T10:00:00Z");
        assertThat(events.getFirst().data())
                .isEqualTo(Map.of("source", "user", "contactId", "22", "assignedAgentId", "Ana Berg"));
        assertThat(events.getLast().data()).isEqualTo(Map.of("source", "blocked"));
    }

    @Test
    void aChatOfConversation24IsDatedFromItsDurations() throws IOException {
        List<OutgoingEvent> events = events("conversation24-conversations.yaml", """
                chatcampaign_id,conversation_start,session_id,assigned_agent_id,assigned_agent_account_id,assigned_agent_account_name,last_agent_id,visitor_id,account_id,host_id,duration_total_secs,requestType,requestSource,firstResponseTime,firstReplyTime,decisionTime,acceptUrl,successcode,survey_result,survey_comment,visitor_identifier,blocked,block_reason
                5,2026-03-02T09:00:00Z,s1,a1,77,Partner,a2,v1,70,h1,600,button,Help,30,20,4,https://x.example/,sold,good,nice,Zoé,no,
                """);

        assertThat(times(events))
                .containsExactly(
                        "conversation.opened 2026-03-02T09:00:00Z",
                        "conversation.accepted 2026-03-02T09:00:00Z",
                        "message.received 2026-03-02T09:00:10Z",
                        "message.sent 2026-03-02T09:00:30Z",
                        "conversation.closed 2026-03-02T09:10:00Z",
                        "survey.answered 2026-03-02T09:10:00Z",
                        "account.updated 2026-03-02T09:00:00Z");
        assertThat(events.getFirst().data())
                .containsEntry("shownAt", "2026-03-02T08:59:56Z")
                .containsEntry("entrypoint", Map.of("id", "Help", "name", "Help", "type", "button"));
        assertThat(events.get(1).data()).isEqualTo(Map.of("agentId", "a1", "accountRef", "77"));
    }

    @Test
    void theSameRowAlwaysMakesTheSameIdentities() throws IOException {
        String csv = """
                conversation_id,company,message_id,role,author_key,created_at,text_length
                k1,Acme,k1-0,customer,c9,2026-03-02T09:00:00Z,120
                """;

        List<OutgoingEvent> once = events("customer-care-messages.yaml", csv);

        assertThat(events("customer-care-messages.yaml", csv)).isEqualTo(once);
    }

    private static List<String> times(List<OutgoingEvent> events) {
        return events.stream()
                .map(event -> event.type().wire() + " " + event.time())
                .toList();
    }

    private List<OutgoingEvent> events(String name, String content) throws IOException {
        Path file = directory.resolve("content");
        Files.writeString(file, content);
        return events(name, file);
    }

    private static List<OutgoingEvent> events(String name, Path file) throws IOException {
        Mapping mapping = Mapping.read(Path.of("mappings", name), Optional.empty());
        List<OutgoingEvent> events = new ArrayList<>();
        for (TableMapping table : mapping.tables()) {
            try (RowSource rows =
                    mapping.format().open(file, mapping.dialect(), table).orElseThrow()) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    events.addAll(table.apply(row));
                }
            }
        }
        return events;
    }
}
