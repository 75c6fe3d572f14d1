package io.colloquy.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of a process, as Linux counts it. */
final class ResidentMemory {
    private static final long UNKNOWN = -1;
    private static final String RESET_PEAK = "5";

    private final Path process;

    ResidentMemory(long pid) {
        this.process = Path.of("/proc", String.valueOf(pid));
    }

    /** Forgets the peak so far, where that is possible. */
    void reset() {
        try {
            Files.writeString(process.resolve("clear_refs"), RESET_PEAK);
        } catch (IOException notPermitted) {
            // Then the peak is that of the whole life, which can only be more.
        }
    }

    /** The peak in bytes; -1 where it is not known. */
    long peakBytes() {
        return bytes("VmHWM:");
    }

    /** What is resident now, in bytes; -1 where it is not known. */
    long bytes() {
        return bytes("VmRSS:");
    }

    private long bytes(String field) {
        try (var lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException noLinux) {
            return UNKNOWN;
        }
    }
}
