package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.event.OutgoingEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows written by hand in the headers of the vendors' documents. */
class VendorHistoryTest {
    @TempDir
    private Path directory;

    @Test
    void aGladlyRowTellsOpeningFirstContactBothClosesAndTheNamesOfPeople() throws IOException {
        Path file = text("gladly.csv", """
                Created At,Conversation ID,Customer ID,Conversation Link,Status,Assigned Agent ID – Current,Assigned Agent Name – Current,First Closed At,Last Closed At,Initiator Type – Created,Initiator Agent ID – Created,Initiator Agent Name – Created,Assigned Agent ID – Created,Inbox ID – Created,Initiator Type – Last Closed,Initiator Agent ID – Last Closed,Initiator Agent Name – Last,First Contact ID,First Channel
                2026-03-02T09:00:00Z,c1,u1,https://x,OPEN,a1,Ann,2026-03-02T10:00:00Z,2026-03-03T10:00:00Z,Customer,,,a1,i1,Agent,a2,Bo,s1,FB_Messenger
                """);

        List<OutgoingEvent> events = events("gladly-conversation-export.yaml", file);

        assertThat(lines(events))
                .containsExactly(
                        "conversation.opened c1 2026-03-02T09:00:00Z",
                        "session.started c1 2026-03-02T09:00:00Z",
                        "conversation.closed c1 2026-03-02T10:00:00Z",
                        "conversation.reopened c1 2026-03-02T10:00:00Z",
                        "conversation.closed c1 2026-03-03T10:00:00Z",
                        "conversation.reopened c1 2026-03-03T10:00:00Z",
                        "agent.updated a1 2026-03-02T09:00:00Z",
                        "agent.updated a2 2026-03-02T09:00:00Z");
        assertThat(events.get(0).data())
                .isEqualTo(Map.of(
                        "source", "contact",
                        "by", Map.of("type", "customer"),
                        "contactId", "u1",
                        "channel", "messenger",
                        "inboxId", "i1",
                        "assignedAgentId", "a1"));
        assertThat(events.get(4).data()).containsEntry("by", Map.of("type", "agent", "id", "a2"));
    }

    @Test
    void aGladlyConversationMergedAwayTellsInto() throws IOException {
        Path file = text("gladly.csv", """
                Created At,Conversation ID,Customer ID,Status,Merged Conversations
                2026-03-02T09:00:00Z,c1,u1,MERGED,c2
                """);

        List<OutgoingEvent> events = events("gladly-conversation-export.yaml", file);

        assertThat(lines(events)).contains("conversation.merged c1 2026-03-02T09:00:00Z");
        assertThat(events.get(1).data()).isEqualTo(Map.of("into", "c2"));
    }

    @Test
    void aZenviaRowInSpanishTellsContactBotSurveysAndEnd() throws IOException {
        Path file = text("zenvia.csv", """
                ID de la conversación,ID del contacto,Nombre,Correo electrónico,Teléfono,Chatbot,Canal,Producción/Pruebas,Inicio,Fin,NPS,CSAT
                c1,u1,Zoé,zoe@example.com,+5511999,Ventas,WhatsApp,Pruebas,02/03/2026 09:00,02/03/2026 09:20,9,4
                """);

        List<OutgoingEvent> events = events("zenvia-conversations.yaml", file);

        assertThat(lines(events))
                .containsExactly(
                        "conversation.opened c1 2026-03-02T12:00:00Z",
                        "contact.updated u1 2026-03-02T12:00:00Z",
                        "bot.updated Ventas 2000-01-01T00:00:00Z",
                        "message.received c1 2026-03-02T12:00:00Z",
                        "survey.answered c1 2026-03-02T12:20:00Z",
                        "survey.answered c1 2026-03-02T12:20:00Z",
                        "conversation.closed c1 2026-03-02T12:20:00Z");
        assertThat(events.get(0).data()).containsEntry("environment", "test").containsEntry("botId", "Ventas");
        assertThat(events.get(4).data()).isEqualTo(Map.of("kind", "nps", "score", 9L));
    }

    @Test
    void theThreeTabsOfSmartCareTellConversationsInteractionsAndStatusChanges() throws IOException {
        Path file = workbook();

        List<OutgoingEvent> events = events("stilingue-smartcare.yaml", file);

        assertThat(lines(events))
                .containsExactly(
                        "conversation.opened 77 2023-05-02T12:00:00Z",
                        "conversation.closed 77 2023-05-02T13:30:00Z",
                        "message.received 77 2023-05-02T12:00:00Z",
                        "message.sent 77 2023-05-02T12:30:00Z",
                        "conversation.status_changed 77 2023-05-02T12:30:05Z",
                        "agent.updated 9 2023-05-02T12:30:05Z");
        assertThat(events.get(2).collectedAt()).isEqualTo(Instant.parse("2023-05-02T12:01:00Z"));
        assertThat(events.get(2).data()).containsEntry("publicationType", "comment");
        assertThat(events.get(3).data()).containsEntry("author", Map.of("type", "user", "agentId", "9"));
        assertThat(events.get(4).data())
                .isEqualTo(Map.of("from", "Pending", "to", "Answered", "by", Map.of("type", "agent", "id", "9")));
    }

    @Test
    void savedAnswersOfChatwootTellConversationsAndTheirMessagesOverTheConversationsChannel() throws IOException {
        Path conversations = text("conversations.json", """
                {"data": {"meta": {"all_count": 1}, "payload": [
                  {"id": 5, "inbox_id": 3, "status": "resolved", "created_at": 1772442000,
                   "meta": {"channel": "Channel::Whatsapp", "sender": {"id": 8, "name": "Zoé", "email": null}},
                   "messages": [{"id": 1, "message_type": 0}]}]}}
                """);
        Path messages = gzipped("messages.json.gz", """
                {"meta": {}, "payload": [
                  {"id": 1, "conversation_id": 5, "message_type": 0, "created_at": 1772442000, "content": "hé", "private": false, "sender": {"id": 8, "type": "contact"}},
                  {"id": 2, "conversation_id": 5, "message_type": 2, "created_at": 1772442060, "content": "Assigned to Ann by Bo", "private": false},
                  {"id": 3, "conversation_id": 5, "message_type": 1, "created_at": 1772442120, "content": "hello", "private": false, "sender_type": "User", "sender": {"id": 4, "name": "Ann"}}]}
                {"meta": {}, "payload": [
                  {"id": 4, "conversation_id": 5, "message_type": 1, "created_at": 1772442180, "content": "a VIP", "private": true, "sender_type": "User", "sender": {"id": 4, "name": "Ann"}},
                  {"id": 6, "conversation_id": 5, "message_type": 3, "created_at": 1772442190, "content": "auto", "private": false, "sender": null},
                  {"id": 7, "conversation_id": 5, "message_type": 2, "created_at": 1772442240, "content": "Conversation was marked resolved by Ann", "private": false}]}
                """);

        List<OutgoingEvent> events = events("chatwoot.yaml", conversations, messages);

        assertThat(lines(events))
                .containsExactly(
                        "conversation.opened 5 2026-03-02T09:00:00Z",
                        "contact.updated 8 2026-03-02T09:00:00Z",
                        "message.received 5 2026-03-02T09:00:00Z",
                        "conversation.assigned 5 2026-03-02T09:01:00Z",
                        "message.sent 5 2026-03-02T09:02:00Z",
                        "note.added 5 2026-03-02T09:03:00Z",
                        "message.sent 5 2026-03-02T09:03:10Z",
                        "conversation.closed 5 2026-03-02T09:04:00Z");
        assertThat(events.get(2).data()).containsEntry("channel", "whatsapp").containsEntry("contactId", "8");
        assertThat(events.get(3).data()).isEqualTo(Map.of("agentId", "Ann"));
        assertThat(events.get(4).data()).containsEntry("author", Map.of("type", "user", "agentId", "Ann"));
        assertThat(events.get(6).data()).containsEntry("author", Map.of("type", "system"));
        assertThat(events.get(7).data()).containsEntry("by", Map.of("type", "agent", "id", "Ann"));
    }

    private Path workbook() throws IOException {
        Path file = directory.resolve("export.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            sheet(workbook, "Interactions", new Object[][] {
                {
                    "ID",
                    "Conversation ID",
                    "Interaction date",
                    "Collection date",
                    "URL",
                    "Assigned operator",
                    "Proprietary page",
                    "Channel",
                    "Publication type",
                    "Author",
                    "Text"
                },
                {
                    "i1",
                    77,
                    LocalDateTime.of(2023, 5, 2, 9, 0),
                    LocalDateTime.of(2023, 5, 2, 9, 1),
                    "https://x/1",
                    "9",
                    "Acme",
                    "Facebook",
                    "Comment",
                    "Zoé",
                    "hé"
                },
                {
                    "i2",
                    77,
                    "02/05/2023 09:30:00",
                    "02/05/2023 09:31:00",
                    "",
                    "9",
                    "Acme",
                    "Facebook",
                    "Comment",
                    "Acme",
                    "bom dia"
                }
            });
            sheet(workbook, "Status changes", new Object[][] {
                {"Date/time", "Operator ID", "Operator name", "Conversation ID", "From", "To"},
                {LocalDateTime.of(2023, 5, 2, 9, 30, 5), 9, "Ana", 77, "Pending", "Answered"}
            });
            sheet(workbook, "Conversations", new Object[][] {
                {"Conversation ID", "Start", "Close", "Publication type", "Status", "Proprietary page", "Contact"},
                {
                    77,
                    LocalDateTime.of(2023, 5, 2, 9, 0),
                    LocalDateTime.of(2023, 5, 2, 10, 30),
                    "Comment",
                    "Answered",
                    "Acme",
                    "Zoé"
                }
            });
        }
        return file;
    }

    private static void sheet(Workbook workbook, String name, Object[][] rows) {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                switch (rows[row][column]) {
                    case LocalDateTime time -> sheet.value(row, column, time);
                    case Integer number -> sheet.value(row, column, number);
                    case Object text -> sheet.value(row, column, text.toString());
                }
            }
        }
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Path gzipped(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<String> lines(List<OutgoingEvent> events) {
        return events.stream()
                .map(event -> event.type().wire() + " " + event.subject() + " " + event.time())
                .toList();
    }

    private static List<OutgoingEvent> events(String name, Path... files) throws IOException {
        Mapping mapping = Mapping.read(Path.of("mappings", name), Optional.empty());
        List<OutgoingEvent> events = new ArrayList<>();
        for (TableMapping table : mapping.tables()) {
            for (Path file : files) {
                try (RowSource rows =
                        mapping.format().open(file, mapping.dialect(), table).orElseThrow()) {
                    for (Row row = rows.next(); row != null; row = rows.next()) {
                        events.addAll(table.apply(row));
                    }
                }
            }
        }
        return events;
    }
}
