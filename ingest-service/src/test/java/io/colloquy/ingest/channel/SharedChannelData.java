package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bodies and signatures that were collected outside the project; tests that use them are skipped where they are not. */
public final class SharedChannelData {

    private static final JsonMapper JSON = new JsonMapper();

    private SharedChannelData() {}

    /** The JSON files of that folder, by name; skips the test if it is not there. */
    public static List<Path> jsonFiles(String folder) throws IOException {
        Path root = existing(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** The files of that folder that are bodies, JSON or not, by name; skips the test if it is not there. */
    public static List<Path> bodies(String folder) throws IOException {
        Path root = existing(folder);
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The signature vectors of that scheme; skips the test if there are none. */
    public static List<JsonNode> signatureVectors(String scheme) throws IOException {
        JsonNode vectors = JSON.readTree(Files.readString(existing("signature-vectors.json")));
        List<JsonNode> found = vectors.valueStream()
                .filter(vector -> vector.path("scheme").asText().equals(scheme))
                .toList();
        assumeTrue(!found.isEmpty(), "no signature vectors of " + scheme);
        return found;
    }

    private static Path existing(String name) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("shared/data/channels"))) {
            directory = directory.getParent();
        }
        assumeTrue(directory != null, "there is no ../shared/data/channels");
        Path path = directory.resolve("shared/data/channels").resolve(name);
        assumeTrue(Files.exists(path), "there is no " + path);
        return path;
    }
}
