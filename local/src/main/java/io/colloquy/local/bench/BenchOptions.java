package io.colloquy.local.bench;

import io.colloquy.local.InstallationOptions;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Programs;
import picocli.CommandLine.Option;

/** What every command of this package takes. */
final class BenchOptions {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "18080",
            description = "Of the temporary installation (default: 18080).")
    private int portBase;

    @Option(names = "--native", description = "Run the native executables instead of the jars; build them first.")
    private boolean executables;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Draws differently (default: 1).")
    private long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    Ports ports() {
        return new Ports(portBase);
    }

    Programs programs() {
        return new Programs(InstallationOptions.home(), executables);
    }

    long seed() {
        return seed;
    }
}
