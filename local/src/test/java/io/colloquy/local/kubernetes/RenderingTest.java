package io.colloquy.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The renderings that the other tests look at are those of the sources. */
class RenderingTest {
    private static final String UPDATE = "k8s.update";
    private static final String HOW =
            "k8s/ was changed: ./mvnw -pl local -am test -Dtest=RenderingTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + UPDATE + " renders it anew, with kubectl or kustomize on the PATH";

    @TempDir
    private static Path directory;

    /** Before any test, whatever their order. */
    @BeforeAll
    static void update() throws IOException, InterruptedException {
        if (System.getProperty(UPDATE) != null) {
            for (Overlay overlay : Overlay.values()) {
                overlay.keep(render(overlay, renderer().orElseThrow()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keptRenderingIsOfTheseSources(Overlay overlay) throws IOException {
        assertThat(overlay.keptHash()).as(HOW).isEqualTo(Overlay.sourcesHash());
    }

    @ParameterizedTest
    @EnumSource
    void kubectlRendersWhatIsKept(Overlay overlay) throws IOException, InterruptedException {
        Optional<List<String>> renderer = renderer();
        assumeThat(renderer).as("kubectl or kustomize on the PATH").isPresent();

        Manifests rendered = Manifests.read(render(overlay, renderer.orElseThrow()));

        assertThat(rendered.all())
                .as(HOW)
                .containsExactlyInAnyOrderElementsOf(Manifests.of(overlay).all());
    }

    private static String render(Overlay overlay, List<String> renderer) throws IOException, InterruptedException {
        Path sources = Files.createTempDirectory(directory, "k8s");
        Overlay.copySources(sources);
        Path errors = sources.resolve("errors");
        List<String> command = Stream.concat(renderer.stream(), Stream.of("overlays/" + overlay.directory()))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(sources.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> read(errors)).isZero();
        return output;
    }

    private static Optional<List<String>> renderer() {
        if (isOnPath("kubectl")) {
            return Optional.of(List.of("kubectl", "kustomize"));
        }
        return isOnPath("kustomize") ? Optional.of(List.of("kustomize", "build")) : Optional.empty();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
