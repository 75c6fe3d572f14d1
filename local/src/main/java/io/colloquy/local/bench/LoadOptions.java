package io.colloquy.local.bench;

import picocli.CommandLine.Option;

/** How much is sent and exported while something is taken away or replaced. */
final class LoadOptions {
    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events of one stream (default: 2000).")
    private int linesOfStream;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Events of the account that is exported (default: 20000).")
    private int history;

    int linesOfStream() {
        return linesOfStream;
    }

    int history() {
        return history;
    }
}
