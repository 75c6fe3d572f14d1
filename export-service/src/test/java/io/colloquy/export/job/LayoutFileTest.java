package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each layout prints for the seeded account, worked out by hand (exports 4.4). */
@QuarkusTest
class LayoutFileTest extends ExportTest {

    @BeforeEach
    void fill() {
        SeededAccount.fill(account);
    }

    @Test
    void agentActivityHasTwoStates() throws IOException {
        List<CSVRecord> rows = rows("conversation24.agent-activity", "");
        assertThat(rows.stream().map(row -> row.get("state"))).containsExactly("Online", "Offline", "Online");
        assertThat(rows.getFirst().toList())
                .containsExactly(
                        "",
                        "ann",
                        "2026-03-02T09:00:00Z",
                        "2026-03-02T09:40:00Z",
                        "Online",
                        "2400",
                        account.id(),
                        "agent.state_changed/09:00");
    }

    @Test
    void agentPerformanceHasARowACampaign() throws IOException {
        List<CSVRecord> rows = rows("conversation24.agent-performance", "");
        assertThat(rows.get(1).toList())
                .containsExactly(
                        "spring",
                        "ann",
                        "monday",
                        account.id(),
                        "Spring sale",
                        "2026-03-02T09:00:00Z",
                        "2026-03-02T10:00:00Z",
                        "1",
                        "1",
                        "0",
                        "0",
                        "1.00",
                        "300",
                        "1200",
                        "2400",
                        "3000",
                        "600",
                        "3000",
                        "1800",
                        "3600",
                        "1",
                        "0",
                        "0");
    }

    @Test
    void agentsHaveNoPostfixAndDeletedOnesAreDisabled() {
        UUID id = made("{\"layout\": \"conversation24.agents\", \"format\": \"csv\"}");
        assertThat(file(id).asString())
                .isEqualTo("id,username,firstname,lastname,email,account_id,disabled\r\n"
                        + "ann,ann,Ann,Archer,ann@acme.test,%1$s,0\r\nben,ben,,,,%1$s,1\r\n".formatted(account.id()));
    }

    @Test
    void chatsHaveSecondsAndYesOrNo() throws IOException {
        CSVRecord row = only(rows("conversation24.conversations", ""), "session_id", "visit-1");
        assertThat(row.toMap())
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("chatcampaign_id", "spring"),
                        Map.entry("conversation_start", "2026-03-02T09:00:00Z"),
                        Map.entry("assigned_agent_id", "ann"),
                        Map.entry("assigned_agent_account_id", "pool"),
                        Map.entry("last_agent_account_id", account.id()),
                        Map.entry("last_agent_account_name", "Test"),
                        Map.entry("account_id", account.id()),
                        Map.entry("num_messages", "2"),
                        Map.entry("duration_total_secs", "2100"),
                        Map.entry("duration_conversation_secs", "720"),
                        Map.entry("avgMessageLength", "10.50"),
                        Map.entry("requestType", "button"),
                        Map.entry("requestSource", "Need help?"),
                        Map.entry("firstResponseTime", "420"),
                        Map.entry("firstReplyTime", "720"),
                        Map.entry("decisionTime", "130"),
                        Map.entry("transcriptUrl", "https://desk.test/v1/conversations/c1/transcript"),
                        Map.entry("survey_comment", "'=fast"),
                        Map.entry("blocked", "yes"),
                        Map.entry("goals", "order,newsletter"),
                        Map.entry("totalGoalValue", "49.90"),
                        Map.entry("handlingType", "self")));
        assertThat(rows("conversation24.conversations", "").stream().map(other -> other.get("blocked")))
                .contains("no");
    }

    /** Midnight of Berlin is 23:00 of the day before in UTC: 1772406000. */
    @Test
    void invitesHaveTheZonesMidnightAndHour() throws IOException {
        List<CSVRecord> rows = rows("conversation24.automatic-invites", ", \"timezone\": \"Europe/Berlin\"");
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.toList())
                .containsExactly(
                        "spring",
                        "1772406000",
                        "10",
                        "cart",
                        account.id(),
                        "2026-03-02T10:00:00+01:00",
                        "2026-03-02T10:59:59+01:00",
                        "Cart over 100",
                        "1",
                        "0",
                        "0",
                        "1",
                        "0",
                        "0",
                        "0",
                        "0"));
    }

    @Test
    void hostsHaveTheirHash() throws IOException {
        assertThat(rows("conversation24.hosts", "").getFirst().toList())
                .containsExactly("shop", account.id(), "shop.test", "h-1");
    }

    @Test
    void visitsAreOnEachRowOfTheHour() throws IOException {
        assertThat(rows("conversation24.traffic", "").stream().map(CSVRecord::toList))
                .containsExactly(
                        List.of("spring", "2026-03-02T09:00:00Z", "cart", "Cart over 100", "2", "1", "0", "0"),
                        List.of("spring", "2026-03-02T09:00:00Z", "help", "Need help?", "2", "2", "1", "1"),
                        List.of("spring", "2026-03-02T10:00:00Z", "", "", "1", "0", "0", "0"));
    }

    @Test
    void slotsHaveARowAChat() throws IOException {
        List<CSVRecord> rows = rows("conversation24.slots", "");
        assertThat(rows).hasSize(7);
        assertThat(rows.get(1).toList())
                .containsExactly(
                        "spring", "ann", "2026-03-02T09:10:00Z", "2026-03-02T09:20:00Z", "Online", "button", "600");
    }

    @Test
    void gladlyHasRawSecondsAndItsOwnWords() throws IOException {
        List<CSVRecord> rows = rows("gladly.conversation-export", "");
        assertThat(rows.stream().map(row -> row.get("Conversation ID"))).containsExactly("c2", "c3", "c1");
        assertThat(only(rows, "Conversation ID", "c1").toMap())
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("Created At", "2026-03-02T09:00:00Z"),
                        Map.entry("Customer ID", "k1"),
                        Map.entry("Conversation Link", "https://desk.test/conversations/c1"),
                        Map.entry("Status", "CLOSED"),
                        Map.entry("Initiator Type – Created", "Customer"),
                        Map.entry("Inbox ID – Created", "support"),
                        Map.entry("Inbox Name – Created", ""),
                        Map.entry("Initiator Type – Last Closed", "Agent"),
                        Map.entry("Initiator Agent Name – Last", "Ann Archer"),
                        Map.entry("Inbox Name – Last Closed", "Support"),
                        Map.entry("Assigned Agent Name – Last Closed", "Ann Archer"),
                        Map.entry("Topics", "Late,Shipping"),
                        Map.entry("Topics with Hierarchy", "Shipping > Late,Shipping"),
                        Map.entry("First Contact ID", "s-1"),
                        Map.entry("First Channel", "FB_Messenger"),
                        Map.entry("Second Channel", "Phone_Call"),
                        Map.entry("Third Channel", "Facebook Messenger"),
                        Map.entry("Last Channel", "WhatsApp"),
                        Map.entry("Created-to-First Closed Time", "1800"),
                        Map.entry("Conversation Handle Time", "61"),
                        Map.entry("FCR Eligible", "true"),
                        Map.entry("FCR Success", "false"),
                        Map.entry("Count of Contacts", "4"),
                        Map.entry("Payment Requests – Completed", "1"),
                        Map.entry("Payment Amount – Completed USD", "9.90")));
        assertThat(only(rows, "Conversation ID", "c2").toMap())
                .containsEntry("Status", "OPEN")
                .containsEntry("Initiator Type – Created", "System")
                .containsEntry("Inbox Name – Created", "")
                .containsEntry("Last Closed At", "");
        assertThat(only(rows, "Conversation ID", "c3").toMap())
                .containsEntry("Initiator Type – Created", "Agent")
                .containsEntry("Inbox Name – Created", "Support");
    }

    /** The number of each of Gladly's conversations stands in the table that it comes from, too. */
    @Test
    void gladlyShowsWhatTheDerivedTablesHold() throws IOException {
        for (CSVRecord row : rows("gladly.conversation-export", "")) {
            Map<String, String> derived = new LinkedHashMap<>();
            for (String column : List.of("handle_time_ms / 1000", "session_count", "payments_completed", "status")) {
                derived.put(
                        column,
                        account.value(
                                "SELECT (" + column + ")::text FROM conversation_facts WHERE account_id = ?"
                                        + " AND conversation_id = ?",
                                account.id(),
                                row.get("Conversation ID")));
            }
            assertThat(row.get("Conversation Handle Time")).isEqualTo(orEmpty(derived.get("handle_time_ms / 1000")));
            assertThat(row.get("Count of Contacts")).isEqualTo(orEmpty(derived.get("session_count")));
            assertThat(row.get("Payment Requests – Completed")).isEqualTo(orEmpty(derived.get("payments_completed")));
            assertThat(row.get("Status")).isEqualTo(derived.get("status").equals("closed") ? "CLOSED" : "OPEN");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "es, ID de la conversación, Producción/Pruebas, Producción, Chat web",
        "en, conversation_id, environment, production, Web Chat"
    })
    void zenviaIsInSpanishOrEnglish(String locale, String id, String environment, String production, String channel)
            throws IOException {
        CSVRecord row = only(rows("zenvia.conversations", ", \"locale\": \"" + locale + "\""), id, "c1");
        assertThat(row.get(environment)).isEqualTo(production);
        assertThat(row.toList())
                .containsExactly(
                        "c1",
                        "k1",
                        "Carla",
                        "acme",
                        "carla@home.test",
                        "'+4930",
                        "Robo",
                        channel,
                        production,
                        "2026-03-02T09:00:00Z",
                        "2026-03-02T09:30:00Z",
                        "1800",
                        "2",
                        "9",
                        "5");
    }

    @Test
    void zenviasTestsAreShownWhenAskedFor() throws IOException {
        List<CSVRecord> rows =
                rows("zenvia.conversations", ", \"locale\": \"en\", \"filter\": {\"environment\": \"test\"}");
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.get("environment"))
                .isEqualTo("test"));
    }

    @Test
    void smartCareIsAWorkbookOfThreeTabs() throws IOException {
        // when
        UUID id = made(
                request("smartcare.export", ", \"timezone\": \"Europe/Berlin\"").replace("csv", "xlsx"));
        // then
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file(id).asByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("Interactions", "Status changes", "Conversations");
            // m2 was collected a day later
            List<Row> interactions = workbook.getSheet(0).orElseThrow().read();
            assertThat(interactions).hasSize(2);
            assertThat(interactions.get(1).getCellText(0)).isEqualTo("m1");
            assertThat(interactions.get(1).getCellAsDate(2)).contains(LocalDateTime.parse("2026-03-02T10:00:00"));
            assertThat(interactions.get(1).getCellText(10)).isEqualTo("Carla");
            // the opening was the customer's
            List<Row> changes = workbook.getSheet(1).orElseThrow().read();
            assertThat(changes).hasSize(2);
            assertThat(changes.get(1).getCellText(2)).isEqualTo("Ann Archer");
            assertThat(changes.get(1).getCellText(6)).isEqualTo("1800");
            assertThat(changes.get(1).getCellText(8)).isEqualTo("yes");
            // of the four conversations of the day only one had a message or a change
            List<Row> conversations = workbook.getSheet(2).orElseThrow().read();
            assertThat(conversations).hasSize(2);
            assertThat(conversations.get(1).getCellText(0)).isEqualTo("c1");
            assertThat(conversations.get(1).getCellText(7)).isEqualTo("Carla");
        }
        assertThat(file(id).header("Content-Disposition")).contains("smartcare.export_2026-03-02_2026-03-02.xlsx");
        var manifest =
                account.as("operator").get("/v1/exports/" + id + "/manifest").jsonPath();
        assertThat(manifest.getList("parts.name")).containsExactly("Interactions", "Status changes", "Conversations");
        assertThat(manifest.getList("parts.rows")).containsExactly(1, 1, 1);
        assertThat(manifest.getInt("rows")).isEqualTo(3);
        assertThat(manifest.getString("layoutSha256")).hasSize(64);
    }

    @Test
    void smartCaresClockIsTheOneAskedFor() throws IOException {
        String zip = request("smartcare.export", ", \"clock\": \"collection\"").replace("csv", "ndjson");
        UUID id = made(zip);
        assertThat(file(id).contentType()).isEqualTo("application/zip");
        try (var files = new ZipInputStream(new ByteArrayInputStream(file(id).asByteArray()))) {
            files.getNextEntry();
            assertThat(files.getNextEntry().getName()).isEqualTo("Status changes.ndjson");
            assertThat(new String(files.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"Time until status change\":1799");
        }
    }

    @Test
    void clockIsRefusedWhereItHasNoMeaning() {
        var response = account.ask("admin", request("zenvia.conversations", ", \"clock\": \"collection\""));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of("clock"));
    }

    private List<CSVRecord> rows(String layout, String more) throws IOException {
        String file = file(made(request(layout, more))).asString();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(file))) {
            return parser.getRecords();
        }
    }

    private static CSVRecord only(List<CSVRecord> rows, String column, String value) {
        return rows.stream()
                .filter(row -> row.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    private static String request(String layout, String more) {
        return "{\"layout\": \"" + layout + "\", \"format\": \"csv\", " + SeededAccount.DAY + more + "}";
    }
}
