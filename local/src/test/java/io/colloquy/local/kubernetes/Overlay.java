package io.colloquy.local.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An overlay of {@code k8s/}, and its rendering that is kept beside the tests: a machine without kubectl has the rules hold
 * for that, and learns by the hash in its first line when it is not of the sources any more.
 */
enum Overlay {
    DEV,
    PROD;

    static final Path HOME =
            Path.of(System.getProperty("colloquy.home", "..")).toAbsolutePath().normalize();

    /** What the secrets hold in a rendering that is kept, where an installation has drawn ones. */
    static final String DRAWN = "drawn";

    private static final Path SOURCES = HOME.resolve("k8s");
    private static final List<String> PARTS = List.of("base", "components", "overlays");
    private static final String FIRST_LINE = "# By kubectl kustomize, of sources with the SHA-256 ";

    String directory() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path kept() {
        return HOME.resolve("local/src/test/resources/kubernetes").resolve(directory() + ".yaml");
    }

    /** The hash that the kept rendering says it was made of. */
    String keptHash() throws IOException {
        String first = Files.readAllLines(kept()).getFirst();
        return first.substring(first.lastIndexOf(' ') + 1);
    }

    void keep(String rendering) throws IOException {
        Files.writeString(kept(), FIRST_LINE + sourcesHash() + "\n" + rendering);
    }

    /** Of all files that a rendering is made of, drawn secrets left out. */
    static String sourcesHash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : sources()) {
                digest.update(
                        SOURCES.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies the sources, with placeholders for the secrets. */
    static void copySources(Path target) throws IOException {
        for (Path file : sources()) {
            Path copy = target.resolve(SOURCES.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        Path secrets = Files.createDirectories(target.resolve("overlays/dev/secrets"));
        Map.of(
                        "database.env",
                        List.of("username", "password", "superuser-password"),
                        "keys.env",
                        List.of("root-key", "service-key", "sealing-key"))
                .forEach((file, keys) -> write(
                        secrets.resolve(file),
                        keys.stream().map(key -> key + "=" + DRAWN + "\n").toList()));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            PARTS.contains(SOURCES.relativize(file).getName(0).toString()))
                    .filter(file -> !file.getParent().endsWith("secrets"))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.writeString(file, String.join("", lines));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
