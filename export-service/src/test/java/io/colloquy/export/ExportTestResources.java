package io.colloquy.export;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A directory for files of its own for each run. */
public final class ExportTestResources implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("colloquy-exports");
            return Map.of("colloquy.export.directory", directory.toString(), "colloquy.export.page-rows", "7");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The directory of a run is left to the machine: a failed run can be looked into.
    }
}
