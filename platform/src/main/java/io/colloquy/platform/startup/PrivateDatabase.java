package io.colloquy.platform.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Refuses to start when what customers said would go to the database over a network in clear. */
@ApplicationScoped
class PrivateDatabase {
    private static final List<String> REACTIVE =
            List.of("quarkus.datasource.reactive", "quarkus.datasource.reader.reactive");
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String ALLOW = "colloquy.database.allow-unencrypted";
    /** Of libpq; the others fall back to a connection in clear, or ask for one. */
    private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");

    private static final Pattern MODE = Pattern.compile("[?&]sslmode=([^&]*)");

    void check(@Observes StartupEvent start, DatabaseConfig own, Config config) {
        if (LaunchMode.current() == LaunchMode.NORMAL && !own.allowUnencrypted()) {
            REACTIVE.forEach(source -> requireReactive(source, config));
            config.getOptionalValue(JDBC, String.class).ifPresent(url -> require(JDBC, url, Optional.empty()));
        }
    }

    private static void requireReactive(String source, Config config) {
        String property = source + ".url";
        Optional<String> mode = config.getOptionalValue(source + ".postgresql.ssl-mode", String.class);
        config.getOptionalValues(property, String.class).orElse(List.of()).forEach(url -> require(property, url, mode));
    }

    /**
     * Looks at one address.
     *
     * @param mode what is set beside it; what is in the address counts more
     * @throws IllegalStateException that names the property, and no password that is in the address
     */
    static void require(String property, String address, Optional<String> mode) {
        String plain = address.replaceFirst("^(jdbc|vertx-reactive):", "");
        if (leavesThisMachine(plain)) {
            Matcher own = MODE.matcher(plain);
            String wanted = own.find() ? own.group(1) : mode.orElse("");
            if (!ENCRYPTED.contains(wanted)) {
                throw new IllegalStateException(property + " leads to another machine without TLS: add "
                        + "?sslmode=require, better verify-full, to it, or set " + ALLOW
                        + "=true if nobody else hears the network in between");
            }
        }
    }

    /** Unless each of its hosts is this machine; a socket in the file system has none. */
    private static boolean leavesThisMachine(String address) {
        Matcher hosts = Pattern.compile("^[a-z]+://(?:[^/@]*@)?([^/?]*)").matcher(address);
        return !hosts.find()
                || Pattern.compile(",")
                        .splitAsStream(hosts.group(1))
                        .map(host -> host.replaceFirst(":\\d+$", ""))
                        .anyMatch(host -> !host.isEmpty() && !host.startsWith("%2F") && !Addresses.isThisMachine(host));
    }
}
