package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.quarantine.RejectedEvent;
import io.colloquy.model.event.EventType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String NOTE = """
            {"specversion":"1.0","id":"e-1","source":"/crm","type":"note.added","time":"2026-03-02T09:00:00Z",\
            "subject":"c-1","data":%s}""";

    @Test
    void everyAttributeIsRead() {
        ValidEvent event = valid("""
                {"specversion":"1.0","id":"e-1","source":"/crm","type":"note.added","sequence":"007",
                 "time":"2026-03-02T09:00:00.1234567-03:00","subject":"c-1","collectedat":"2026-03-02T12:00:01Z",
                 "data":{"agentId":"a-1"}}""");

        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.source()).isEqualTo("/crm");
        assertThat(event.type()).isEqualTo(EventType.NOTE_ADDED);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-02T12:00:00.123456Z"));
        assertThat(event.subject()).isEqualTo("c-1");
        assertThat(event.collectedAt()).isEqualTo(Instant.parse("2026-03-02T12:00:01Z"));
        assertThat(event.sequence()).isEqualTo("007");
        assertThat(event.extensions()).isNull();
        assertThat(event.key()).isEqualTo(EventKey.of("/crm", "e-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agentId\":\"a-1\"}",
                "{ \"agentId\" : \"a\\u00e7\" , \"text\":\"Olá 😀\" , \"unknown\": [1.0, {\"x\": null}, 1e5] }",
                "{\"text\":\"\",\"agentId\":\"\\ud83d\\ude00\"}"
            })
    void dataIsKeptAsItWasSent(String data) {
        assertThat(valid(NOTE.formatted(data)).data()).isEqualTo(data);
    }

    @Test
    void dataIsKeptWhereverTheEventLiesInItsBuffer() {
        byte[] array = ("[😀," + NOTE.formatted("{\"agentId\": \"ç\"}") + "]").getBytes(UTF_8);
        ByteBuffer raw = ByteBuffer.wrap(array, 6, array.length - 7);

        ReadEvent read = EventReader.read(raw, NOW);

        assertThat(read).isInstanceOfSatisfying(ReadEvent.Valid.class, valid -> assertThat(
                        valid.event().data())
                .isEqualTo("{\"agentId\": \"ç\"}"));
    }

    @Test
    void unknownAttributesAreKeptAsOneObject() {
        String text = NOTE.formatted("{\"agentId\":\"a\"}")
                .replace("\"id\"", "\"tenant\\\"x\" : \"é\",\"n\":12.50,\"o\": {\"a\":[true]},\"s\":\"x\",\"id\"");

        assertThat(valid(text).extensions())
                .isEqualTo("{\"tenant\\\"x\":\"é\",\"n\":12.50,\"o\":{\"a\":[true]},\"s\":\"x\"}");
    }

    @Test
    void absentDataIsAnEmptyObject() {
        ValidEvent event = valid(NOTE.replace("note.added", "conversation.unassigned")
                .replace(",\"data\":%s", "")
                .replace("\"id\"", "\"sequence\":null,\"id\""));

        assertThat(event.data()).isEqualTo("{}");
        assertThat(event.sequence()).isNull();
    }

    @Test
    void upToADayAheadIsNoWrongClock() {
        assertThat(valid(note("time", "\"2026-03-03T12:00:00Z\"")).time()).isAfter(NOW);
        assertThat(rejected(note("time", "\"2026-03-03T12:00:00.000001Z\"")).code())
                .isEqualTo("time_in_future");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "specversion, `\"0.3\"`, unsupported_specversion",
                "specversion, null, unsupported_specversion",
                "id, null, missing_id",
                "id, `\"\"`, invalid_id",
                "id, 5, invalid_id",
                "source, null, missing_source",
                "source, [], invalid_source",
                "type, null, missing_type",
                "type, `\"note.sung\"`, unknown_type",
                "time, null, missing_time",
                "time, `\"2026-02-30T09:00:00Z\"`, invalid_time",
                "time, `\"2026-03-02T09:00:00\"`, invalid_time",
                "time, `\"2026-03-02T09:00:00+25:00\"`, invalid_time",
                "time, `\"2026-03-02T09:00:00 BRT\"`, invalid_time",
                "time, `\"2026-03-02\"`, invalid_time",
                "time, 1772442000, invalid_time",
                "subject, null, missing_subject",
                "subject, `\"\"`, invalid_subject",
                "subject, {}, invalid_subject",
                "data, `\"text\"`, invalid_data",
                "data, [], invalid_data",
                "data, {}, invalid_data",
                "data, `{\"agentId\":5}`, invalid_data",
            })
    void aBadAttributeIsNamed(String attribute, String value, String code) {
        RejectedEvent event = rejected(note(attribute, value));

        assertThat(event.code()).isEqualTo(code);
        assertThat(event.violations().getFirst().field()).startsWith(attribute);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        RejectedEvent event = rejected("{\"specversion\":\"1.0\",\"type\":\"note.added\",\"time\":\"gestern\"}");

        assertThat(event.violations().stream().map(violation -> violation.field()))
                .containsExactly("id", "source", "time", "subject", "data.agentId");
        assertThat(event.code()).isEqualTo("missing_id");
    }

    @Test
    void aSubjectHasAtMost200Characters() {
        assertThat(valid(note("subject", "\"" + "ç".repeat(200) + "\"")).subject())
                .hasSize(200);
        assertThat(rejected(note("subject", "\"" + "ç".repeat(201) + "\"")).code())
                .isEqualTo("invalid_subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message.received", "message.sent", "message.status", "message.edited", "message.deleted",
                "message.reacted", "bot.handover", "session.started", "session.ended", "conversation.accepted"
            })
    void theseNeedNoSubjectWhereTheyNameConnectionAndContact(String type) {
        ValidEvent event = valid(withoutSubject(type, "\"connectionId\":\"w-1\",\"contactId\":\"p-1\""));

        assertThat(event.subject()).isNull();
        assertThat(event.contact().connectionId()).isEqualTo("w-1");
        assertThat(event.contact().contactId()).isEqualTo("p-1");
    }

    @ParameterizedTest
    @CsvSource({
        "message.received, `contactId`:`p-1`",
        "message.sent, `connectionId`:`w-1`",
        "bot.handover, `fromBotId`:`b-1`",
        "topic.added, `connectionId`:`w-1`#`contactId`:`p-1`",
        "conversation.closed, `connectionId`:`w-1`#`contactId`:`p-1`",
    })
    void withoutConnectionAndContactASubjectIsRequired(String type, String fields) {
        RejectedEvent event =
                rejected(withoutSubject(type, fields.replace('`', '"').replace('#', ',')));

        assertThat(event.code()).isEqualTo("missing_subject");
        assertThat(event.violations()).extracting("field").contains("subject");
    }

    @ParameterizedTest
    @CsvSource({
        "`connectionId`:5#`contactId`:`p-1`, data.connectionId",
        "`connectionId`:`w-1`#`contactId`:``, data.contactId",
    })
    void whatACallIsFoundByMustBeAnId(String fields, String field) {
        RejectedEvent event = rejected(
                withoutSubject("session.started", fields.replace('`', '"').replace('#', ',')));

        assertThat(event.code()).isEqualTo("invalid_data");
        assertThat(event.violations()).extracting("field").containsExactly(field);
    }

    private static String withoutSubject(String type, String fields) {
        return """
                {"specversion":"1.0","id":"e-1","source":"/wa","type":"%s","time":"2026-03-02T09:00:00Z",\
                "data":{"messageId":"m","author":{"type":"user"},"status":"read","channel":"phone_call","agentId":"a",\
                "sessionId":"s","topicId":"t","source":"user",%s}}""".formatted(type, fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{]", "{\"id\":\"e-1\",}", "oops", "{\"id\":\"e-1\"} {}", "{\"id\":\"a\nb\"}"})
    void whatIsNoJsonIsMalformed(String text) {
        assertThat(rejected(text).code()).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "\"text\"", "[{}]"})
    void whatIsNoObjectIsRefused(String text) {
        assertThat(rejected(text).code()).isEqualTo("not_an_object");
    }

    @Test
    void whatWasReadOfItsIdentityIsKept() {
        RejectedEvent event = rejected("{\"source\":\"/crm\",\"id\":\"e-1\",\"data\":{\"x\":tru}}");

        assertThat(event.source()).isEqualTo("/crm");
        assertThat(event.id()).isEqualTo("e-1");
    }

    @Test
    void whatLaterReadersWouldStumbleOverIsRefused() {
        Map<String, String> texts = Map.of(
                "{\"agentId\":\"a\\u0000\"}",
                "nul_character",
                "{\"agentId\":\"a\",\"x\\u0000\":1}",
                "nul_character",
                "{\"agentId\":\"a\",\"text\":\"\\ud83d\"}",
                "lone_surrogate",
                "{\"agentId\":\"a\",\"text\":\"\\ude00\\ud83d\"}",
                "lone_surrogate",
                "{\"agentId\":\"a\",\"text\":\"1\",\"text\":\"2\"}",
                "duplicate_key",
                "{\"agentId\":\"a\",\"x\":{\"y\":null,\"y\":null}}",
                "duplicate_key",
                "{\"agentId\":\"a\",\"x\":1e400}",
                "number_too_large",
                "{\"agentId\":\"a\",\"x\":" + "9".repeat(500) + "}",
                "too_complex",
                "{\"agentId\":\"a\",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}",
                "too_complex");

        Map<String, String> codes = texts.keySet().stream()
                .collect(Collectors.toMap(
                        text -> text, text -> rejected(NOTE.formatted(text)).code()));

        assertThat(new TreeMap<>(codes)).isEqualTo(new TreeMap<>(texts));
    }

    @Test
    void anAttributeGivenTwiceIsRefused() {
        assertThat(rejected(NOTE.formatted("{\"agentId\":\"a\"}").replace("\"id\"", "\"id\":\"other\",\"id\""))
                        .code())
                .isEqualTo("duplicate_key");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        String text = NOTE.formatted("{\"agentId\":\"ação\"}");

        assertThat(rejected(text.getBytes(ISO_8859_1)).code()).isEqualTo("invalid_utf8");
        assertThat(rejected(text.getBytes(UTF_16LE)).code()).isEqualTo("nul_character");
        assertThat(rejected(text.replace("ação", "\u00c0\u0080").getBytes(ISO_8859_1))
                        .code())
                .isEqualTo("invalid_utf8");
    }

    @Test
    void rejectedEventIsKeptByteForByte() {
        byte[] bytes = {'{', (byte) 0xff, '}'};

        assertThat(rejected(bytes).raw()).isEqualTo(ByteBuffer.wrap(bytes));
    }

    private static String note(String attribute, String value) {
        Map<String, String> attributes = new TreeMap<>(Map.of(
                "specversion", "\"1.0\"",
                "id", "\"e-1\"",
                "source", "\"/crm\"",
                "type", "\"note.added\"",
                "time", "\"2026-03-02T09:00:00Z\"",
                "subject", "\"c-1\"",
                "data", "{\"agentId\":\"a-1\"}"));
        attributes.put(attribute, value);
        return attributes.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static ValidEvent valid(String text) {
        ReadEvent read = EventReader.read(ByteBuffer.wrap(text.getBytes(UTF_8)), NOW);
        assertThat(read).isInstanceOf(ReadEvent.Valid.class);
        return ((ReadEvent.Valid) read).event();
    }

    private static RejectedEvent rejected(String text) {
        return rejected(text.getBytes(UTF_8));
    }

    private static RejectedEvent rejected(byte[] bytes) {
        ReadEvent read = EventReader.read(ByteBuffer.wrap(bytes), NOW);
        assertThat(read).isInstanceOf(ReadEvent.Rejected.class);
        return ((ReadEvent.Rejected) read).event();
    }
}
