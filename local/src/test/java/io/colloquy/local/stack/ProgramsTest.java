package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path home;

    @Test
    void executablesThatAreNotBuiltAreNamedWithTheCommandThatBuildsThem() throws IOException {
        build("report-service", "report-service-1-runner");

        assertThatThrownBy(() -> Programs.executables(home).require(EnumSet.allOf(Service.class)))
                .isInstanceOf(PlainFailure.class)
                .hasMessageContaining("no native executable of ingest-service, export-service.")
                .hasMessageContaining("./mvnw package -Dnative -DskipTests -pl ingest-service,export-service -am");
    }

    @Test
    void jarsThatAreNotBuiltAreNamedWithTheCommandThatBuildsThem() {
        assertThatThrownBy(() -> Programs.jars(home).require(List.of(Service.INGEST)))
                .isInstanceOf(PlainFailure.class)
                .hasMessage("There is no jar of ingest-service. ./mvnw package -DskipTests builds them.");
    }

    @Test
    void executableIsCalledWithItsHeapAndItsMarkAlone() throws IOException {
        Path executable = build("export-service", "export-service-1-runner");
        Programs programs = Programs.executables(home);

        assertThat(programs.command(Service.EXPORT, "256m", List.of("-Xmn36m"), "-Dmark"))
                .containsExactly(executable.toString(), "-Xmx256m", "-Dmark");
        assertThat(programs.plainCommand(Service.EXPORT)).containsExactly(executable.toString());
    }

    @Test
    void jarIsCalledByTheJavaThatRunsThis() throws IOException {
        Path jar = build("ingest-service", "quarkus-app/quarkus-run.jar");
        Programs programs = Programs.jars(home);

        assertThatCode(() -> programs.require(List.of(Service.INGEST))).doesNotThrowAnyException();
        assertThat(programs.command(Service.INGEST, "80m", List.of("-Xmn36m"), "-Dmark"))
                .startsWith(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx80m")
                .contains("-Xmn36m", "-Dmark")
                .endsWith("-jar", jar.toString());
    }

    private Path build(String service, String file) throws IOException {
        Path built = home.resolve(service).resolve("target").resolve(file);
        Files.createDirectories(built.getParent());
        return Files.createFile(built);
    }
}
