package io.colloquy.local.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The three services: what each is called and told. */
public enum Service {
    // The heaps are what each needs with room to spare; none grows with the amount of data.
    // The young half of the first holds what is on its way to the database: it dies there, never in the old half.
    INGEST(
            "ingest-service",
            1,
            "80m",
            "-Xmn36m",
            "-XX:SurvivorRatio=2",
            "-XX:TargetSurvivorRatio=90",
            "-XX:MetaspaceSize=96m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=1000"),
    REPORT("report-service", 2, "512m"),
    EXPORT("export-service", 3, "128m", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=1000");

    private final String processName;
    private final int portOffset;
    private final String heap;
    private final List<String> jvmOptions;

    Service(String processName, int portOffset, String heap, String... jvmOptions) {
        this.processName = processName;
        this.portOffset = portOffset;
        this.heap = heap;
        this.jvmOptions = List.of(jvmOptions);
    }

    /** Its module, and the name of its log and of its pid file. */
    public String processName() {
        return processName;
    }

    /** The name of the log and of the pid file of one of several processes of it, 1 for the first. */
    public String processName(int replica) {
        return replica == 1 ? processName : processName + "-" + replica;
    }

    /** How far above the base its port is. */
    int portOffset() {
        return portOffset;
    }

    /** The command line of the service. */
    List<String> command(Programs programs, DataDirectory data) {
        return programs.command(this, heap, jvmOptions, mark(data));
    }

    /** By this argument a process is known as ours, even after its number was given to another. */
    static String mark(DataDirectory data) {
        return "-Dcolloquy.data=" + data.root();
    }

    /** The configuration of the service, as environment variables: secrets stay off the command line. */
    Map<String, String> environment(Ports ports, DataDirectory data, Secrets secrets) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_PROFILE", "prod");
        // Else glibc keeps freed memory in an arena a thread.
        environment.put("MALLOC_ARENA_MAX", "2");
        // Quarkus 3.30.5 and 3.30.6 wait for the whole of this time though nothing is left to wait for (its issue
        // 51915).
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "3s");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(this)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.managementOf(this)));
        String database = "postgresql://127.0.0.1:" + ports.database() + "/" + PostgresServer.DATABASE;
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.ROLE);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.rolePassword());
        environment.put("COLLOQUY_SECURITY_SERVICE_KEY", secrets.serviceKey());
        switch (this) {
            case INGEST -> {
                environment.put("COLLOQUY_SECURITY_ROOT_KEY", secrets.rootKey());
                environment.put("COLLOQUY_SECRETS_KEY", secrets.sealingKey());
            }
            case REPORT -> {}
            case EXPORT -> {
                environment.put("COLLOQUY_SECRETS_KEY", secrets.sealingKey());
                environment.put("COLLOQUY_REPORT_URL", ports.first().urlOf(REPORT));
                environment.put("COLLOQUY_EXPORT_DIRECTORY", data.exports().toString());
            }
        }
        return environment;
    }
}
