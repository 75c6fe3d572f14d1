package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R9: storage full and away, callback targets away and hostile; nothing hangs, nothing inner is reached. */
@Command(
        name = "bench-hostile",
        hidden = true,
        description = "Exports with their storage full or away, callbacks to targets that are away or hostile.")
public final class HostileCommand implements Callable<Integer> {
    private static final Duration LONGEST_END = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final int ATTEMPTS = 5;
    private static final int CALLBACK_ATTEMPTS = 2;

    /** Quicker than by default, else as in any installation: five attempts within ten seconds, two calls of two seconds. */
    private static final Map<String, String> TOLD = Map.of(
            "COLLOQUY_EXPORT_ATTEMPTS", String.valueOf(ATTEMPTS),
            "COLLOQUY_EXPORT_RETRY_AFTER", "500ms",
            "COLLOQUY_CALLBACKS_ALLOW_HTTP", "true",
            "COLLOQUY_CALLBACKS_ALLOWED_NETWORKS", HostileTargets.ALLOWED + "/32",
            "COLLOQUY_CALLBACKS_TIMEOUT", "2s",
            "COLLOQUY_CALLBACKS_ATTEMPTS", String.valueOf(CALLBACK_ATTEMPTS),
            "COLLOQUY_CALLBACKS_RETRY_AFTER", "500ms");

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Made up, for files of some megabytes (default: 50000).")
    private int events;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Verdict verdict = new Verdict();
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class), TOLD);
                HostileTargets targets = new HostileTargets();
                ApiClient export = new ApiClient(
                        stack.addresses().export(), stack.addresses().adminKey())) {
            ExportLoad.fill(stack, events, options.seed());
            full(stack, export, verdict);
            away(stack, export, verdict);
            callbacks(export, targets, verdict);
            return verdict.exitCode(stack);
        }
    }

    /** The directory of the files is a file system of a megabyte. */
    private static void full(TemporaryStack stack, ApiClient export, Verdict verdict)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(stack.exports());
        if (!succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString())) {
            System.out.println("skipped: a full disk, for a small file system can't be mounted here");
            return;
        }
        ExportRun run = ExportRun.queue(export, ExportLoad.ALL_CONVERSATIONS);
        Instant asked = Instant.now();
        JsonNode job;
        try {
            job = awaitEnd(run, verdict);
        } finally {
            succeeds("umount", directory.toString());
        }
        verdict.check(
                job.path("state").asText().equals("failed")
                        && job.at("/problem/type").asText().endsWith("storage-away")
                        && job.path("attempt").asInt() == ATTEMPTS,
                "disk full: the job fails with its reason",
                "%s after %d attempts in %d s: %s",
                job.path("state").asText(),
                job.path("attempt").asInt(),
                Duration.between(asked, Instant.now()).toSeconds(),
                job.path("problem"));
        succeedsNow(export, "with room again the same is made", verdict);
    }

    /** In the place of the directory there is a file. */
    private static void away(TemporaryStack stack, ApiClient export, Verdict verdict)
            throws IOException, InterruptedException {
        Path directory = stack.exports();
        Path aside = directory.resolveSibling("exports-aside");
        Files.move(directory, aside);
        Files.createFile(directory);
        ExportRun run = ExportRun.queue(export, ExportLoad.ALL_CONVERSATIONS);
        Instant end = Instant.now().plus(LONGEST_END);
        while (run.job().path("attempt").asInt() < 2 && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Files.delete(directory);
        Files.move(aside, directory);
        JsonNode job = awaitEnd(run, verdict);
        verdict.check(
                job.path("state").asText().equals("succeeded")
                        && job.path("attempt").asInt() > 1,
                "storage away for a while: the job is tried again",
                "%s at attempt %d",
                job.path("state").asText(),
                job.path("attempt").asInt());
    }

    private static void callbacks(ApiClient export, HostileTargets targets, Verdict verdict)
            throws InterruptedException {
        export.post("/v1/callback-secrets", Map.of()).success("Making the secret");
        ApiClient.Answer inner = export.post("/v1/exports", calling(targets.inner()));
        verdict.check(inner.status() == 422 || inner.status() == 400, "inner address", "refused by %d", inner.status());
        List<String> hostile = List.of(targets.away(), targets.redirecting(), targets.slow());
        Map<String, ExportRun> runs = new HashMap<>();
        for (String target : hostile) {
            runs.put(target, ExportRun.queue(export, calling(target)));
        }
        Instant asked = Instant.now();
        ExportRun good = ExportRun.queue(export, calling(targets.good()));
        good.follow(progress -> {});
        boolean delivered = awaitCallback(export, good, "delivered");
        verdict.check(
                delivered && targets.delivered() == 1,
                "a good target beside them",
                "called once, %,d ms after the job was asked for",
                Duration.between(asked, Instant.now()).toMillis());
        for (String target : hostile) {
            ExportRun run = runs.get(target);
            run.follow(progress -> {});
            boolean failed = awaitCallback(export, run, "failed");
            JsonNode state = callback(export, run);
            verdict.check(
                    failed && state.path("attempts").asInt() == CALLBACK_ATTEMPTS,
                    "callback to " + target.substring(target.lastIndexOf('/') + 1),
                    "given up after %d attempts: %s; the job itself succeeded",
                    state.path("attempts").asInt(),
                    state.path("lastProblem").asText());
        }
        verdict.check(targets.reachedInner() == 0, "the inner address", "%d requests", targets.reachedInner());
    }

    private static Map<String, Object> calling(String url) {
        Map<String, Object> request = new HashMap<>(ExportLoad.ALL_CONVERSATIONS);
        request.put("callbackUrl", url);
        return request;
    }

    private static void succeedsNow(ApiClient export, String rule, Verdict verdict) throws InterruptedException {
        JsonNode job = awaitEnd(ExportRun.queue(export, ExportLoad.ALL_CONVERSATIONS), verdict);
        verdict.check(
                job.path("state").asText().equals("succeeded"),
                rule,
                "%,d bytes",
                job.path("bytes").asLong());
    }

    /** The job at its end; the service has to go on answering meanwhile. */
    private static JsonNode awaitEnd(ExportRun run, Verdict verdict) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_END);
        Duration slowest = Duration.ZERO;
        JsonNode job;
        do {
            Thread.sleep(PAUSE_MILLIS);
            Instant asked = Instant.now();
            job = run.job();
            Duration took = Duration.between(asked, Instant.now());
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        } while (List.of("queued", "running").contains(job.path("state").asText())
                && Instant.now().isBefore(end));
        verdict.check(
                slowest.compareTo(SOON) < 0, "the service answers meanwhile", "slowest %,d ms", slowest.toMillis());
        return job;
    }

    private static boolean awaitCallback(ApiClient export, ExportRun run, String state) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_END);
        while (Instant.now().isBefore(end)) {
            if (callback(export, run).path("state").asText().equals(state)) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static JsonNode callback(ApiClient export, ExportRun run) {
        return export.get("/v1/exports/" + run.id() + "/callback").success("Asking for the callback");
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            throw new PlainFailure("This needs " + command[0] + ".", noSuchProgram);
        }
    }
}
