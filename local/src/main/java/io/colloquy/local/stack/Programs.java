package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the build made of the services.
 *
 * @param home the project's root
 * @param asExecutables whether to run the native executables (made by {@code ./mvnw package -Dnative}) instead of the jars
 */
public record Programs(Path home, boolean asExecutables) {

    /** The jars. */
    public static Programs jars(Path home) {
        return new Programs(home, false);
    }

    /**
     * How that service is called, without what it is told.
     *
     * @param heap its greatest heap, such as 256m
     * @param jvmOptions what else a JVM is told; an executable is not
     * @param mark an argument by which its process is known
     */
    List<String> command(Service service, String heap, List<String> jvmOptions, String mark) {
        List<String> command = new ArrayList<>();
        if (asExecutables) {
            command.addAll(List.of(executable(service).toString(), "-Xmx" + heap, mark));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
            command.addAll(jvmOptions);
            command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            command.addAll(List.of(mark, "-jar", jar(service).toString()));
        }
        return command;
    }

    /** @throws PlainFailure when one of them is not built */
    void require(Collection<Service> services) {
        for (Service service : services) {
            if (asExecutables) {
                executable(service);
            } else if (!Files.exists(jar(service))) {
                throw new PlainFailure(jar(service) + " is not built. ./mvnw -DskipTests package builds it.");
            }
        }
    }

    private Path jar(Service service) {
        return target(service).resolve("quarkus-app/quarkus-run.jar");
    }

    private Path executable(Service service) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(target(service), "*-runner")) {
            for (Path executable : found) {
                return executable;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for executables", e);
        }
        throw new PlainFailure("There is no executable of " + service.processName()
                + ". With GraalVM or Mandrel 25: ./mvnw -DskipTests -Dnative package -pl "
                + service.processName() + " -am");
    }

    private Path target(Service service) {
        return home.resolve(service.processName()).resolve("target");
    }
}
