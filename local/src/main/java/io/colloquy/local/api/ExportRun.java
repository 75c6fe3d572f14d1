package io.colloquy.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One export job, from asking to the file (exports 4.1). */
public final class ExportRun {
    private static final Set<String> LIVE = Set.of("queued", "running");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PATIENCE = 150;

    private final ApiClient export;
    private final String id;

    private ExportRun(ApiClient export, String id) {
        this.export = export;
        this.id = id;
    }

    /** Asks for a file. */
    public static ExportRun queue(ApiClient export, Map<String, ?> request) {
        JsonNode job = export.post("/v1/exports", request).success("Asking for the export");
        return new ExportRun(export, job.path("id").asText());
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The same job, seen from another replica. */
    public ExportRun at(ApiClient other) {
        return new ExportRun(other, id);
    }

    /** The job as it is now. */
    public JsonNode job() {
        return export.get(path()).success("Asking for the job");
    }

    /**
     * Waits for its end. A service that is away for a while is waited for.
     *
     * @param progress is told the job whenever its state or its rows have changed
     * @return the job, succeeded
     */
    public JsonNode follow(Consumer<JsonNode> progress) {
        String shown = "";
        int away = 0;
        while (true) {
            try {
                JsonNode job = job();
                away = 0;
                String state = job.path("state").asText();
                String seen = state + job.path("rowsDone").asLong();
                if (!seen.equals(shown)) {
                    progress.accept(job);
                    shown = seen;
                }
                if (state.equals("succeeded")) {
                    return job;
                }
                if (!LIVE.contains(state)) {
                    throw new PlainFailure("The export is " + state + ": "
                            + job.path("problem").path("detail").asText("no reason given"));
                }
            } catch (ApiClient.Unreachable e) {
                if (++away > PATIENCE) {
                    throw e;
                }
            }
            pause();
        }
    }

    /** Fetches the file. */
    public void download(Path target) {
        int status = export.download(path() + "/file", target);
        if (status != 200) {
            throw new PlainFailure("Fetching the file failed: HTTP " + status);
        }
    }

    private String path() {
        return "/v1/exports/" + id;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
