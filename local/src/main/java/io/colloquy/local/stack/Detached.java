package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A launcher of its own, out of the reach of this terminal, that watches over the services. */
public final class Detached {
    private Detached() {}

    /** Starts it and returns when everything is ready; meanwhile shows what it says. */
    public static void start(Programs programs, DataDirectory data, Ports ports, PrintStream out) {
        data.create();
        if (InstanceLock.isHeld(data)) {
            throw Stack.runsAlready(data);
        }
        Path log = data.log("launcher");
        try {
            Files.deleteIfExists(data.readyMark());
            Files.deleteIfExists(log);
            Process launcher = new ProcessBuilder(command(programs, data, ports))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            launcher.getOutputStream().close();
            follow(launcher, log, data, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the launcher", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted. What was started goes on; ./colloquy down stops it.", e);
        }
    }

    private static void follow(Process launcher, Path log, DataDirectory data, PrintStream out)
            throws IOException, InterruptedException {
        try (InputStream said = Files.newInputStream(log)) {
            boolean ready = false;
            while (!ready) {
                boolean ended = !launcher.isAlive();
                ready = Files.exists(data.readyMark());
                if (!ready && !ended) {
                    Thread.sleep(100);
                }
                said.transferTo(out);
                if (ended && !ready) {
                    throw new PlainFailure("It did not start.");
                }
            }
        }
    }

    private static List<String> command(Programs programs, DataDirectory data, Ports ports) {
        List<String> command = new ArrayList<>();
        // A session of its own where the system has the program for it; else at least deaf to the terminal's end.
        command.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "setsid" : "nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-Dcolloquy.home=" + programs.home()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.colloquy.local.Main"));
        command.addAll(List.of(
                "up",
                "--keyless",
                "--port-base",
                String.valueOf(ports.base()),
                "--data",
                data.root().toString()));
        if (programs.asExecutables()) {
            command.add("--native");
        }
        return command;
    }
}
