package io.colloquy.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time of a process and of the children that it has now, as Linux counts it. */
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ProcessorTime() {}

    /** In seconds; 0 where it is not known. */
    static double of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.children())
                .mapToDouble(one -> seconds(one.pid()))
                .sum();
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // The name, in parentheses, may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_A_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
