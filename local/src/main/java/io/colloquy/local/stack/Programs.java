package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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

    /** The native executables. */
    public static Programs executables(Path home) {
        return new Programs(home, true);
    }

    /**
     * The file that runs a service: its executable, or its jar with all others beside it.
     *
     * @throws PlainFailure when it is not built
     */
    public Path file(Service service) {
        require(List.of(service));
        return find(service).orElseThrow();
    }

    /** How that service is called by whoever tells it everything by its environment. */
    public List<String> plainCommand(Service service) {
        String file = file(service).toString();
        return asExecutables
                ? List.of(file)
                : List.of(java(), "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", file);
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
            command.addAll(List.of(file(service).toString(), "-Xmx" + heap, mark));
        } else {
            command.add(java());
            command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
            command.addAll(jvmOptions);
            command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            command.addAll(List.of(mark, "-jar", file(service).toString()));
        }
        return command;
    }

    /** @throws PlainFailure when some of them are not built, with the command that builds them */
    public void require(Collection<Service> services) {
        List<String> missing = services.stream()
                .filter(service -> find(service).isEmpty())
                .map(Service::processName)
                .toList();
        if (!missing.isEmpty()) {
            throw new PlainFailure(
                    asExecutables
                            ? "There is no native executable of " + String.join(", ", missing)
                                    + ". With GRAALVM_HOME naming GraalVM or Mandrel 25, this builds them (minutes"
                                    + " each): ./mvnw package -Dnative"
                                    + " -DskipTests"
                                    + " -pl " + String.join(",", missing) + " -am"
                            : "There is no jar of " + String.join(", ", missing)
                                    + ". ./mvnw package -DskipTests builds them.");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Optional<Path> find(Service service) {
        Path target = target(service);
        if (!asExecutables) {
            return Optional.of(target.resolve("quarkus-app/quarkus-run.jar")).filter(Files::exists);
        }
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(target, "*-runner")) {
            Iterator<Path> files = found.iterator();
            return files.hasNext() ? Optional.of(files.next()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for executables", e);
        }
    }

    private Path target(Service service) {
        return home.resolve(service.processName()).resolve("target");
    }
}
