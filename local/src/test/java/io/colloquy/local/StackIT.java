package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.imports.HistoryImport;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it: the packaged services, started by the launcher, used by their public API alone. */
class StackIT {
    /** Short, to hit the middle of what is going on. */
    private static final long POLL_NANOS = 300_000;

    private static final String MESSAGES = "customer-care-messages.yaml";
    private static final List<String> COLUMNS = List.of(
            "conversation_id", "opened_at", "first_response_time", "inbound_count", "outbound_count", "message_count");
    private static final String CSV = """
            conversation_id,company,message_id,role,author_key,created_at,text_length
            k1,Acme,k1-0,customer,zoe,2026-03-02T09:00:00Z,120
            k1,Acme,k1-1,agent,AcmeHelp,2026-03-02T09:12:00Z,80
            k1,Acme,k1-2,customer,zoe,2026-03-02T09:20:00Z,12
            k2,Acme,k2-0,customer,bo,2026-03-01T23:30:00-02:00,5
            k2,Acme,k2-1,customer,bo,2026-03-02T01:31:00Z,5
            k3,Berg,k3-0,customer,ivo,2026-03-02T10:00:00Z,7
            k3,Berg,k3-1,agent,BergCare,2026-03-02T10:00:59.999Z,7
            """;
    private static final String EXPECTED = """
            conversation_id,opened_at,first_response_time,inbound_count,outbound_count,message_count\r
            k2,2026-03-02T01:30:00Z,,2,0,2\r
            k1,2026-03-02T09:00:00Z,720,2,1,3\r
            k3,2026-03-02T10:00:00Z,59,1,1,2\r
            """;

    @TempDir
    private static Path directory;

    private static LocalStack stack;

    @TempDir
    private Path files;

    @BeforeAll
    static void start() throws IOException {
        stack = new LocalStack(directory.resolve("installation"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void anImportedFileIsExportedWithItsFactsWorkedOut() throws IOException {
        var account = stack.newAccount();
        account.importFile(file("messages.csv", CSV), MESSAGES);

        String exported = account.exportConversations(COLUMNS, files.resolve("out.csv"));

        assertThat(exported).isEqualTo(EXPECTED);
    }

    @Test
    void importedAgainEveryEventIsADuplicateInTheLedger() throws IOException {
        var account = stack.newAccount();
        Path csv = file("messages.csv", CSV);
        account.importFile(csv, MESSAGES);

        HistoryImport.Result again = account.importFile(csv, MESSAGES);

        assertThat(again).isEqualTo(new HistoryImport.Result(7, 0, 7, 0, 7, 0));
        JsonNode ledger = account.ledger();
        assertThat(ledger.path("received").asLong()).isEqualTo(14);
        assertThat(ledger.path("accepted").asLong()).isEqualTo(7);
        assertThat(ledger.path("duplicates").asLong()).isEqualTo(7);
        assertThat(account.exportConversations(COLUMNS, files.resolve("out.csv")))
                .isEqualTo(EXPECTED);
    }

    @Test
    void aShuffledFileGivesTheSameBytesInAnotherAccount() throws IOException {
        List<String> lines = CSV.lines().toList();
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(42));
        var ordered = stack.newAccount();
        var shuffled = stack.newAccount();
        ordered.importFile(file("ordered.csv", CSV), MESSAGES);
        shuffled.importFile(file("shuffled.csv", lines.getFirst() + "\n" + String.join("\n", rows) + "\n"), MESSAGES);

        String exported = shuffled.exportConversations(List.of(), files.resolve("shuffled-out.csv"));

        assertThat(exported).isEqualTo(ordered.exportConversations(List.of(), files.resolve("ordered-out.csv")));
    }

    @Test
    void badRowsAreRefusedByLineAndTheOthersGoIn() throws IOException {
        var account = stack.newAccount();
        String csv = """
                conversation_id,company,message_id,role,author_key,created_at,text_length
                k1,Acme,k1-0,customer,zoe,2026-02-30T09:00:00Z,120
                k1,Acme,k1-1,customer,zoe,2026-03-02T09:00:00Z,120
                k1,Acme,k1-2,customer
                """;

        HistoryImport.Result result = account.importFile(file("bad.csv", csv), MESSAGES);

        assertThat(result).isEqualTo(new HistoryImport.Result(3, 2, 1, 1, 0, 0));
    }

    @Test
    void anExportWhoseServiceIsKilledInTheMiddleEndsWithTheSameBytes() throws IOException {
        var account = stack.newAccount();
        send(account, new SeedPlan(2_500, 11, 30, SeedPlan.DEFAULT_UNTIL));
        account.awaitFacts();
        try (ApiClient export = account.export()) {
            ExportRun undisturbed = ExportRun.queue(export, LocalStack.conversations(List.of()));
            JsonNode expected = undisturbed.follow(job -> {});

            JsonNode killed = exportKilledInTheMiddle(export);

            assertThat(killed.path("attempt").asInt()).isGreaterThan(1);
            assertThat(killed.path("sha256").asText())
                    .isNotEmpty()
                    .isEqualTo(expected.path("sha256").asText());
            assertThat(killed.path("rowsDone")).isEqualTo(expected.path("rowsDone"));
        }
    }

    @Test
    void aStreamThatBreaksOffAndIsSentAgainBalancesAndIsThereOnce() throws IOException {
        var account = stack.newAccount();
        SeedPlan plan = new SeedPlan(1_500, 12, 30, SeedPlan.DEFAULT_UNTIL);
        long distinct = count(plan);
        EventLineStream first = new EventLineStream(new Traffic(plan));
        try (ApiClient ingest = account.ingest()) {
            CompletableFuture<ApiClient.Answer> broken = CompletableFuture.supplyAsync(() -> ingest.postEvents(first));
            pollUntil(() -> first.count() > distinct / 2);
            stack.kill(Service.INGEST);
            assertThatThrownBy(broken::join).hasCauseInstanceOf(ApiClient.Unreachable.class);
        }

        JsonNode answer = sendUntilAcknowledged(account, plan);

        assertThat(answer.path("received").asLong()).isEqualTo(distinct);
        assertThat(answer.path("accepted").asLong() + answer.path("duplicates").asLong())
                .isEqualTo(distinct);
        JsonNode ledger = account.ledger();
        assertThat(ledger.path("accepted").asLong()).isEqualTo(distinct);
        assertThat(ledger.path("quarantined").asLong()).isZero();
        assertThat(ledger.path("received").asLong())
                .isEqualTo(ledger.path("accepted").asLong()
                        + ledger.path("duplicates").asLong());
    }

    @Test
    void realConversationsHaveTheFactsThatWereWorkedOutIndependently() throws IOException {
        Path real = LocalStack.HOME.resolve("../shared/data/twitter-care");
        assumeThat(real).as("real conversations to test with").exists();
        var account = stack.newAccount();
        account.importFile(real.resolve("messages.csv"), MESSAGES);

        String exported = account.exportConversations(COLUMNS, files.resolve("out.csv"));

        TreeMap<String, String> facts = new TreeMap<>();
        for (CSVRecord row : records(exported)) {
            facts.put(
                    row.get("conversation_id"),
                    row.get("first_response_time") + " " + row.get("inbound_count") + " " + row.get("outbound_count")
                            + " " + row.get("message_count"));
        }
        TreeMap<String, String> expected = new TreeMap<>();
        for (CSVRecord row : records(Files.readString(real.resolve("expected.csv")))) {
            expected.put(
                    row.get("conversation_id"),
                    row.get("first_response_s") + " " + row.get("n_inbound") + " " + row.get("n_agent") + " "
                            + row.get("n_messages"));
        }
        assertThat(expected).hasSize(525);
        assertThat(facts).isEqualTo(expected);
    }

    private static JsonNode exportKilledInTheMiddle(ApiClient export) throws IOException {
        Set<Path> before = exportFiles();
        ExportRun run = ExportRun.queue(export, LocalStack.conversations(List.of()));
        pollUntil(() -> !before.containsAll(exportFiles()));
        stack.kill(Service.EXPORT);
        return run.follow(job -> {});
    }

    private static Set<Path> exportFiles() throws IOException {
        try (Stream<Path> files = Files.walk(stack.exportsDirectory())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("probe"))
                    .collect(Collectors.toSet());
        }
    }

    private static void send(LocalStack.Account account, SeedPlan plan) {
        try (ApiClient ingest = account.ingest()) {
            ingest.postEvents(new EventLineStream(new Traffic(plan))).success("Sending");
        }
    }

    private static JsonNode sendUntilAcknowledged(LocalStack.Account account, SeedPlan plan) {
        while (true) {
            try (ApiClient ingest = account.ingest()) {
                return ingest.postEvents(new EventLineStream(new Traffic(plan))).success("Sending");
            } catch (ApiClient.Unreachable startingAgain) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static long count(SeedPlan plan) {
        long count = 0;
        for (Traffic traffic = new Traffic(plan); traffic.hasNext(); traffic.next()) {
            count++;
        }
        return count;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(csv))) {
            return parser.getRecords();
        }
    }

    /** A condition that may ask the disk. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void pollUntil(Condition condition) throws IOException {
        while (!condition.holds()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
