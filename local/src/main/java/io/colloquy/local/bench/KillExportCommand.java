package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R2: the worker of an export killed in the middle of its file; a replica finishes the same file. */
@Command(
        name = "bench-kill-export",
        hidden = true,
        description = "kill -9 of the export-service that writes a file, beside a second one that finishes it.")
public final class KillExportCommand implements Callable<Integer> {

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "250000",
            description = "Made up, for the file to hold (default: 250000).")
    private int events;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "10", description = "In all (default: 10).")
    private int kills;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "50",
            description = "Jobs that both share in the end, at most 100 (default: 50).")
    private int queued;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Verdict verdict = new Verdict();
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class))) {
            stack.startReplica(Service.EXPORT, 2);
            ExportLoad.fill(stack, events, options.seed());
            try (ExportReplica first =
                            new ExportReplica(stack, 1, stack.addresses().export());
                    ExportReplica second = new ExportReplica(
                            stack, 2, options.ports().ofReplica(2).urlOf(Service.EXPORT))) {
                List<ExportReplica> replicas = List.of(first, second);
                String undisturbed = FileDigest.sha256(
                        ExportRun.queue(first.client(), ExportLoad.ALL_CONVERSATIONS), stack.directory());
                System.out.println("undisturbed: SHA-256 " + undisturbed);
                kill(replicas, undisturbed, stack.directory(), verdict);
                share(stack, replicas, undisturbed, verdict);
            }
        }
        return verdict.exitCode();
    }

    private void kill(List<ExportReplica> replicas, String undisturbed, Path directory, Verdict verdict)
            throws IOException, InterruptedException {
        Random random = new Random(options.seed());
        int same = 0;
        int midFile = 0;
        int goneOn = 0;
        int missed = 0;
        int done = 0;
        while (done < kills) {
            int i = done + 1;
            ExportRun run = ExportRun.queue(replicas.get(i % 2).client(), ExportLoad.ALL_CONVERSATIONS);
            Optional<ExportReplica> found = awaitRows(run, replicas, random.nextDouble(0.05, 0.7));
            if (found.isEmpty()) {
                missed = oneMore(missed);
                continue;
            }
            ExportReplica victim = found.get();
            long rows = run.job().path("rowsDone").asLong();
            victim.kill();
            ExportReplica other = replicas.get(2 - victim.number());
            ExportRun seenByOther = run.at(other.client());
            String sha256 = FileDigest.sha256(seenByOther, directory);
            int attempt = seenByOther.job().path("attempt").asInt();
            victim.awaitReady();
            if (attempt == 1) {
                // It was whole by then.
                missed = oneMore(missed);
                continue;
            }
            midFile += other.begun(run.id()) > 0 ? 1 : 0;
            boolean wentOn = other.wentOn(run.id()) > 0;
            goneOn += wentOn ? 1 : 0;
            same += sha256.equals(undisturbed) ? 1 : 0;
            System.out.printf(
                    "kill -9 of export-service %d after %d rows, %d of %d: finished by %d as attempt %d%s%n",
                    victim.number(), rows, i, kills, other.number(), attempt, wentOn ? ", from a finished part" : "");
            done++;
        }
        verdict.check(
                midFile == kills, "every killed worker's job was finished by the replica", "%d of %d", midFile, kills);
        verdict.check(goneOn * 2 >= kills, "long jobs go on from their last finished part", "%d of %d", goneOn, kills);
        verdict.check(same == kills, "the file is the undisturbed one, byte by byte", "%d of %d", same, kills);
    }

    private int oneMore(int missed) {
        if (missed == kills) {
            throw new PlainFailure("Files are written before anybody can be killed: ask for more --events.");
        }
        return missed + 1;
    }

    /** Waits until somebody has written that share of the rows; who it is, empty if the file was done before that was seen. */
    private static Optional<ExportReplica> awaitRows(ExportRun run, List<ExportReplica> replicas, double share)
            throws InterruptedException {
        while (true) {
            JsonNode job = run.job();
            long total = job.path("rowsTotal").asLong();
            if (job.path("state").asText().equals("succeeded")) {
                return Optional.empty();
            }
            if (total > 0 && job.path("rowsDone").asLong() >= total * share) {
                return Optional.of(replicas.stream()
                        .filter(replica -> replica.begun(run.id()) > 0)
                        .findFirst()
                        .orElseThrow(() -> new PlainFailure("No log says who writes the file.")));
            }
            Thread.sleep(20);
        }
    }

    private void share(TemporaryStack stack, List<ExportReplica> replicas, String undisturbed, Verdict verdict)
            throws IOException {
        try (ApiClient ingest =
                new ApiClient(stack.addresses().ingest(), stack.addresses().adminKey())) {
            ingest.put("/v1/settings", Map.of("exportMaxLive", 100)).success("The settings");
        }
        List<ExportRun> runs = new ArrayList<>();
        for (int i = 0; i < queued; i++) {
            runs.add(ExportRun.queue(replicas.get(i % 2).client(), ExportLoad.ALL_CONVERSATIONS));
        }
        Set<String> files = new HashSet<>();
        int once = 0;
        for (ExportRun run : runs) {
            JsonNode job = run.follow(seen -> {});
            files.add(job.path("sha256").asText());
            long ended = replicas.stream()
                    .mapToLong(replica -> replica.ended(run.id()))
                    .sum();
            once += ended == 1 && job.path("attempt").asInt() == 1 ? 1 : 0;
        }
        long ofFirst = runs.stream()
                .filter(run -> replicas.getFirst().ended(run.id()) > 0)
                .count();
        verdict.check(once == queued, "two replicas share a queue, no job done twice", "%d of %d", once, queued);
        verdict.check(ofFirst > 0 && ofFirst < queued, "both worked", "%d and %d", ofFirst, queued - ofFirst);
        verdict.check(
                files.equals(Set.of(undisturbed)),
                "the same request on either gives the same bytes",
                "%d files",
                files.size());
    }
}
