package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dataset holds what the tables hold, worked out by hand (exports 4.3). */
@QuarkusTest
class DatasetFileTest extends ExportTest {

    @BeforeEach
    void fill() {
        SeededAccount.fill(account);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interactions | message_id,author_name,text,url,assigned_agent_name,connection_name,status"
                        + " | m1,Carla,Where is my order?,https://shop.test/cart,,The page,; m2,Ann Archer,On its way.,,Ann Archer,The page,read",
                "responses | conversation_id,agent_name,team_name,at,response_time,response_time_business"
                        + " | c1,Ann Archer,Care,2026-03-02T09:12:00Z,720,",
                "status_changes | at,from,to,by_type,agent_name,is_first_response_change,time_until_change,time_until_change_by_collection,sla_seconds,sla_met"
                        + " | 2026-03-02T09:00:00Z,,open,customer,,false,,,,; 2026-03-02T09:30:00Z,open,closed,agent,Ann Archer,true,1800,1799,3600,true",
                "assignments | conversation_id,at,kind,agent_name,team_name,by_type"
                        + " | c1,2026-03-02T09:05:00Z,assigned,Ann Archer,Care,rule",
                "sessions | session_id,channel,started_at,ended_at,derived | s-1,messenger,2026-03-02T09:00:00Z,,false",
                "surveys | at,answered,kind,credited_agent_name,score,rating,comment"
                        + " | 2026-03-02T09:31:00Z,true,csat,Ann Archer,5,good,'=fast",
                "payments | payment_id,status,at,amount,currency | p-1,completed,2026-03-02T09:25:00Z,9.90,USD",
                "topics | topic_id,topic_name,topic_path,added_at,removed_at"
                        + " | late,Late,Shipping > Late,2026-03-02T09:16:00Z,",
                "traffic | hour_begin_time,campaign_id,entrypoint_id,entrypoint,visits,views,clicks,chats,visitors"
                        + " | 2026-03-02T09:00:00Z,spring,cart,Cart over 100,2,1,0,0,1;"
                        + " 2026-03-02T09:00:00Z,spring,help,Need help?,2,2,1,1,2;"
                        + " 2026-03-02T10:00:00Z,spring,,,1,0,0,0,1",
                "invites | date,hour_of_day,hour_begin_time,hour_end_time,filter_id,filter_name,matched,shown,accepted"
                        + " | 2026-03-02T00:00:00Z,9,2026-03-02T09:00:00Z,2026-03-02T09:59:59Z,cart,Cart over 100,1,1,0",
                "agent_states | agent_name,state,time_start,time_end,duration_secs,activity_id"
                        + " | Ann Archer,online,2026-03-02T09:00:00Z,2026-03-02T09:40:00Z,2400,agent.state_changed/09:00;"
                        + " Ann Archer,away,2026-03-02T09:40:00Z,2026-03-02T09:50:00Z,600,agent.state_changed/09:40;"
                        + " Ann Archer,online,2026-03-02T09:50:00Z,,,agent.state_changed/09:50",
                "slots | conversation_id,state,entrypoint_type,time_start,time_end,duration"
                        + " | ,online,,2026-03-02T09:00:00Z,2026-03-02T09:10:00Z,600;"
                        + " c1,online,button,2026-03-02T09:10:00Z,2026-03-02T09:20:00Z,600;"
                        + " c2,online,,2026-03-02T09:20:00Z,2026-03-02T09:30:00Z,600;"
                        + " c1,online,button,2026-03-02T09:20:00Z,2026-03-02T09:30:00Z,600;"
                        + " c2,online,,2026-03-02T09:30:00Z,2026-03-02T09:40:00Z,600;"
                        + " ,away,,2026-03-02T09:40:00Z,2026-03-02T09:50:00Z,600;"
                        + " ,online,,2026-03-02T09:50:00Z,,"
            },
            quoteCharacter = '`')
    void datasetHoldsItsRows(String dataset, String columns, String rows) {
        // when
        UUID id = made(request(dataset, columns, ""));
        // then
        String expected = columns + "\r\n" + String.join("\r\n", rows.split("; ?")) + "\r\n";
        assertThat(file(id).asString()).isEqualTo(expected);
    }

    @Test
    void shiftsHoldARowACampaignWithTheFiguresOfIt() {
        // when: c1 is of a campaign, c2 of none
        UUID id = made(request(
                "shifts",
                "shift_id,campaign_name,account_id,shift_start,shift_end,num_chats,num_breaks,num_ignored,num_abandoned,"
                        + "open_duration,online_duration,offline_duration,session_duration,available_duration,idle_duration,"
                        + "avg_concurrency,first_response_duration",
                ""));
        // then
        String shift = ",%s,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,".formatted(account.id());
        assertThat(file(id).asString().lines().skip(1))
                .containsExactly(
                        "monday," + shift + "1,1,1,1,1200,3000,600,3600,3000,1800,1.00,1200",
                        "monday,Spring sale" + shift + "1,1,0,0,1200,3000,600,3600,3000,1800,1.00,300");
    }

    @Test
    void campaignPicksTheRowsOfAgents() {
        UUID id = made(request("shifts", "campaign_id", ", \"filter\": {\"campaign\": \"spring\"}"));
        assertThat(file(id).asString()).isEqualTo("campaign_id\r\nspring\r\n");
    }

    @Test
    void agentsAndHostsNeedNoRange() {
        // when
        UUID agents = made("""
                {"dataset": "agents", "format": "csv", "columns": ["agent_id", "agent_name", "username", "deleted"]}""");
        UUID hosts = made("{\"dataset\": \"hosts\", \"format\": \"csv\"}");
        // then
        assertThat(file(agents).asString())
                .isEqualTo(
                        "agent_id,agent_name,username,deleted\r\nann,Ann Archer,ann@acme,false\r\nben,ben,ben,true\r\n");
        assertThat(file(hosts).asString()).isEqualTo("host_id,hostname,source_hash\r\nshop,shop.test,h-1\r\n");
    }

    @Test
    void eventsAreTheRawLogByReceipt() {
        UUID id = made(request("events", "type,subject,time,received_at,data", ""));
        // its data has line breaks
        assertThat(file(id, "admin").asString())
                .containsSubsequence(
                        "type,subject,time,received_at,data\r\n",
                        "message.received,c1,2026-03-02T09:00:00Z,2026-03-02T09:00:01Z,",
                        "message.sent,c1,2026-03-02T09:12:00Z,2026-03-02T09:12:01Z,"
                                + "\"{\"\"text\"\": \"\"On its wai.\"\"}\"\r\n",
                        "message.edited,");
    }

    @Test
    void eventPastTheWatermarkIsInNoFile() {
        // given: an event that was received after the facts were complete
        completeFacts();
        account.sql(
                "INSERT INTO events (account_id, event_key, subject_type, subject, type, occurred_at, received_at, source,"
                        + " event_id, data) VALUES (?, gen_random_uuid(), 'conversation', 'c1', 'late', '2026-03-02T09:00Z',"
                        + " now() + interval '1 hour', '/test', 'late', '{}')",
                account.id());
        // when
        UUID id = made("""
                {"dataset": "events", "format": "csv", "columns": ["type"],
                 "range": {"from": "2026-03-02", "to": "2999-01-01"}}""");
        // then
        assertThat(file(id, "admin").asString()).contains("message.sent").doesNotContain("late");
    }

    @Test
    void rangeGoesByTheAnchorAskedFor() {
        // when: m2 was collected a day after it was written
        UUID published = made(request("interactions", "message_id", ""));
        UUID collected = made(request("interactions", "message_id", ", \"anchor\": \"collected_at\""));
        // then
        assertThat(file(published).asString()).isEqualTo("message_id\r\nm1\r\nm2\r\n");
        assertThat(file(collected).asString()).isEqualTo("message_id\r\nm1\r\n");
    }

    @Test
    void filterOnTheConversationPicksItsRows() {
        UUID none = made(request("responses", "at", ", \"filter\": {\"connection\": \"another\"}"));
        UUID one = made(request("responses", "conversation_id", ", \"filter\": {\"connection\": \"page\"}"));
        assertThat(file(none).asString()).isEqualTo("at\r\n");
        assertThat(file(one).asString()).isEqualTo("conversation_id\r\nc1\r\n");
    }

    @Test
    void rowsOfTestConversationsComeOnlyWhenAskedFor() {
        account.sql(
                "UPDATE conversation_facts SET environment = 'test' WHERE account_id = ? AND conversation_id = 'c1'",
                account.id());
        assertThat(file(made(request("payments", "payment_id", ""))).asString()).isEqualTo("payment_id\r\n");
        assertThat(file(made(request("payments", "payment_id", ", \"filter\": {\"environment\": \"test\"}")))
                        .asString())
                .isEqualTo("payment_id\r\np-1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "hosts", "events", "shifts", "traffic"})
    void filterWithoutMeaningIsRefused(String dataset) {
        var response = account.ask("admin", request(dataset, null, ", \"filter\": {\"connection\": \"page\"}"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of("filter.connection"));
    }

    @Test
    void hoursAndDaysAreThoseOfTheZone() {
        // when: 09:07 is 14:37 there, on a day that began the evening before
        UUID id = made(request("invites", "date,hour_of_day,hour_begin_time", ", \"timezone\": \"Asia/Kolkata\""));
        // then
        assertThat(file(id).asString())
                .isEqualTo("date,hour_of_day,hour_begin_time\r\n"
                        + "2026-03-02T00:00:00+05:30,14,2026-03-02T14:00:00+05:30\r\n");
    }

    @Test
    void everyDatasetIsListedWithItsColumnsAndExportsThem() throws IOException {
        // given
        var datasets = account.as("operator").get("/v1/datasets").jsonPath();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Map<String, Object> dataset :
                datasets.<Map<String, Object>>getList("datasets.findAll { it.formats != ['pdf'] }")) {
            List<String> ids = new ArrayList<>();
            for (Object column : (List<?>) dataset.get("columns")) {
                Map<?, ?> described = (Map<?, ?>) column;
                assertThat(described.get("description"))
                        .as(described.toString())
                        .isNotNull();
                ids.add((String) described.get("id"));
            }
            columns.put((String) dataset.get("id"), ids);
        }
        assertThat(columns.keySet())
                .containsExactly(
                        "conversations",
                        "interactions",
                        "responses",
                        "status_changes",
                        "assignments",
                        "sessions",
                        "surveys",
                        "payments",
                        "agents",
                        "agent_states",
                        "shifts",
                        "slots",
                        "hosts",
                        "traffic",
                        "invites",
                        "topics",
                        "events");
        for (Map.Entry<String, List<String>> dataset : columns.entrySet()) {
            // when
            UUID id = made(request(dataset.getKey(), null, ""));
            // then
            List<CSVRecord> records = CSVFormat.RFC4180
                    .parse(new StringReader(file(id, "admin").asString()))
                    .getRecords();
            assertThat(records.getFirst().toList()).as(dataset.getKey()).isEqualTo(dataset.getValue());
            assertThat(records).as(dataset.getKey()).hasSizeGreaterThan(1);
            assertThat(job(id).getInt("rowsDone")).isEqualTo(records.size() - 1);
            assertThat(job(id).getInt("rowsTotal")).isEqualTo(records.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "xlsx", "parquet"})
    void everyFormatIsTheSameFileAgain(String format) {
        String body = request("conversations", null, "").replace("\"csv\"", "\"" + format + "\"");
        UUID once = made(body);
        UUID again = made(body);
        assertThat(job(once).getString("sha256")).isEqualTo(job(again).getString("sha256"));
        assertThat(file(once).header("Content-Disposition")).contains("conversations_2026-03-02_2026-03-02." + format);
    }

    private static String request(String dataset, String columns, String more) {
        String named = columns == null ? "" : ", \"columns\": [\"" + columns.replace(",", "\", \"") + "\"]";
        return "{\"dataset\": \"" + dataset + "\", \"format\": \"csv\", " + SeededAccount.DAY + named + more + "}";
    }
}
