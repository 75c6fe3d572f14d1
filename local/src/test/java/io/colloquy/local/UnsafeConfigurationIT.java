package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The built services end at once when they are told something unsafe, and say which property it is. */
class UnsafeConfigurationIT {
    private static final String KEY = "5f0c1e9ab3d87264f0e1d2c3b4a59687";
    private static final String SEALING_KEY = "Jgxa8yZqk5t0/COADrxd5Cuji62tgkQw26/b/LJMuM0=";
    private static final String NOBODY_LISTENS = "postgresql://127.0.0.1:1/colloquy";

    static Stream<Arguments> unsafe() {
        return Stream.of(
                Arguments.of(Service.REPORT, "COLLOQUY_SECURITY_SERVICE_KEY", "", "colloquy.security.service-key"),
                Arguments.of(Service.EXPORT, "COLLOQUY_SECRETS_KEY", "", "colloquy.secrets.key"),
                Arguments.of(
                        Service.INGEST,
                        "COLLOQUY_SECURITY_ROOT_KEY",
                        "change-me-change-me-change-me-change-me",
                        "colloquy.security.root-key"),
                Arguments.of(
                        Service.INGEST,
                        "COLLOQUY_CHANNELS_PUBLIC_BASE_URL",
                        "http://colloquy.example",
                        "colloquy.channels.public-base-url"),
                Arguments.of(
                        Service.EXPORT,
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "postgresql://db.invalid:5432/colloquy",
                        "quarkus.datasource.reactive.url"),
                Arguments.of(
                        Service.REPORT,
                        "QUARKUS_DATASOURCE_READER_REACTIVE_URL",
                        "postgresql://standby.invalid:5432/colloquy",
                        "quarkus.datasource.reader.reactive.url"),
                Arguments.of(
                        Service.REPORT, "COLLOQUY_OIDC_ISSUER", "https://login.invalid", "colloquy.oidc.audience"));
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("unsafe")
    void serviceEndsAndNamesTheProperty(Service service, String variable, String value, String property)
            throws Exception {
        Map<String, String> environment = safe();
        environment.put(variable, value);

        Path log = directory.resolve("log");
        Process process = start(service, environment, log);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(log)).contains(property);
        if (variable.endsWith("_KEY") && !value.isEmpty()) {
            assertThat(Files.readString(log)).doesNotContain(value);
        }
    }

    private Map<String, String> safe() {
        return new HashMap<>(Map.of(
                "COLLOQUY_SECURITY_SERVICE_KEY",
                KEY,
                "COLLOQUY_SECRETS_KEY",
                SEALING_KEY,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                NOBODY_LISTENS,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + NOBODY_LISTENS,
                "QUARKUS_DATASOURCE_USERNAME",
                "colloquy",
                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                "false",
                "QUARKUS_HTTP_PORT",
                "0",
                "QUARKUS_MANAGEMENT_PORT",
                "0",
                "COLLOQUY_EXPORT_DIRECTORY",
                directory.resolve("exports").toString(),
                "QUARKUS_SHUTDOWN_TIMEOUT",
                "1s"));
    }

    private static Process start(Service service, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        TestedPrograms.of(LocalStack.HOME).plainCommand(service))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
