package io.colloquy.local;

import picocli.CommandLine.Command;

@Command(name = "import")
final class ImportCommand implements Runnable {
    @Override
    public void run() {}
}
