package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a child process that is started again whenever it dies, until it is stopped. */
final class ServiceProcess {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** One that lived so long did not die of its start. */
    private static final Duration HEALTHY_LIFE = Duration.ofSeconds(20);

    /** On a machine that has much else to do. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    /** As long as a pod gets: more than the delay and the timeout of a shutdown together. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Service service;
    private final Programs programs;
    private final DataDirectory data;
    private final Ports ports;
    private final Secrets secrets;
    private final Map<String, String> told;
    private final PrintStream out;

    private volatile boolean stopping;
    private volatile Process process;
    private Thread watcher;

    ServiceProcess(
            Service service,
            Programs programs,
            DataDirectory data,
            Ports ports,
            Secrets secrets,
            Map<String, String> told,
            PrintStream out) {
        this.service = service;
        this.programs = programs;
        this.data = data;
        this.ports = ports;
        this.secrets = secrets;
        this.told = Map.copyOf(told);
        this.out = out;
    }

    void start() {
        keepLogBefore();
        launch();
        watcher = Thread.ofPlatform().daemon().name(name() + " watcher").start(this::watch);
    }

    /** Waits until the service says that it is ready. */
    void awaitReady() {
        Instant end = Instant.now().plus(LONGEST_START);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isReady(client)) {
                if (stopping) {
                    throw new PlainFailure("Stopped while starting.");
                }
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new PlainFailure(
                            name() + " does not get ready; " + data.log(name()) + " says why." + LogTail.of(log(), 12));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }

    /** Asks it to end what it is doing and to go; {@link #awaitEnd()} waits for that. */
    synchronized void stop() {
        stopping = true;
        if (watcher != null) {
            watcher.interrupt();
        }
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() {
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(data.pid(name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log before stays for one start more. */
    private void keepLogBefore() {
        try {
            if (Files.exists(log())) {
                Files.move(log(), data.log(name() + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the log aside", e);
        }
    }

    private synchronized void launch() {
        if (stopping) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(service.command(programs, data))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(service.environment(ports, data, secrets));
        builder.environment().putAll(told);
        try {
            process = builder.start();
            process.getOutputStream().close();
            DataDirectory.writePrivately(data.pid(name()), process.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name(), e);
        }
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!stopping) {
                Instant started = Instant.now();
                int code = process.waitFor();
                if (Duration.between(started, Instant.now()).compareTo(HEALTHY_LIFE) > 0) {
                    pause = FIRST_PAUSE;
                }
                // Also long enough for a ctrl-C that reached the service first to reach us.
                Thread.sleep(pause);
                if (!stopping) {
                    out.println(name() + " ended (exit code " + code + "): starting it again");
                    launch();
                    pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + ports.managementOf(service) + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String name() {
        return service.processName(ports.replica());
    }

    private Path log() {
        return data.log(name());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
