package io.colloquy.local;

import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
public final class InstallationOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the installation keeps its data (default: .colloquy in the project).")
    private Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** The project's root. */
    public static Path home() {
        return Path.of(System.getProperty("colloquy.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    DataDirectory data() {
        return new DataDirectory(data == null ? home().resolve(".colloquy") : data);
    }

    /** Where the running installation is. */
    Addresses addresses() {
        return Addresses.read(data())
                .orElseThrow(() -> new PlainFailure("There is no " + data().localJson()
                        + ": nothing was started there yet. ./colloquy up --detach starts it."));
    }
}
