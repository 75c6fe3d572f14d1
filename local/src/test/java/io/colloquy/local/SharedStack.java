package io.colloquy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One installation for all classes of a run that ask for it, each with accounts of its own; stopped after the last. It logs
 * the plan of each statement that it is asked.
 */
final class SharedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public LocalStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Installation.class, any -> Installation.start(), Installation.class)
                .stack();
    }

    /** Closed by JUnit with its store. */
    private record Installation(Path directory, LocalStack stack) implements AutoCloseable {

        static Installation start() {
            try {
                Path directory = Files.createTempDirectory("colloquy-it-");
                LocalStack stack = new LocalStack(directory.resolve("installation"));
                stack.logStatements();
                return new Installation(directory, stack);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
