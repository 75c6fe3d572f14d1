package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A group of processes that together get no more than a share of one processor, as a limit of a container does: so one
 * machine can hold two replicas of which neither is limited by the other. Needs a cgroup (of either version) that may be
 * written to.
 */
final class ProcessorShare implements AutoCloseable {
    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 20_000;
    private static final int LONGEST_END = 50;

    private final Path group;

    /**
     * @param name of the group
     * @param share of one processor, 0.5 for half of it
     * @throws PlainFailure when this machine does not let us
     */
    ProcessorShare(String name, double share) {
        long quota = Math.round(share * PERIOD_MICROS);
        boolean first = Files.exists(VERSION_1.resolve("cpu.cfs_quota_us"));
        group = (first ? VERSION_1 : VERSION_2)
                .resolve("colloquy-" + name + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            if (first) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
            } else {
                Files.writeString(group.resolve("cpu.max"), String.format(Locale.ROOT, "%d %d", quota, PERIOD_MICROS));
            }
        } catch (IOException e) {
            throw new PlainFailure(
                    "Shares of a processor cannot be given here (" + e.getMessage()
                            + "): it takes root and a cgroup with the controller cpu.",
                    e);
        }
    }

    /** From now on the process is held to it. */
    void hold(ProcessHandle process) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), String.valueOf(process.pid()));
    }

    /** What was held is free again, and the group is gone. */
    @Override
    public void close() throws IOException {
        for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
            try {
                Files.writeString(group.resolveSibling("cgroup.procs"), pid);
            } catch (IOException ended) {
                // It has ended meanwhile.
            }
        }
        for (int i = 0; Files.exists(group); i++) {
            try {
                Files.delete(group);
            } catch (IOException stillBusy) {
                if (i == LONGEST_END) {
                    throw stillBusy;
                }
                Tally.pause(Duration.ofMillis(100));
            }
        }
    }
}
