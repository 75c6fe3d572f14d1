package io.colloquy.local;

import picocli.CommandLine.Command;

@Command(name = "seed")
final class SeedCommand implements Runnable {
    @Override
    public void run() {}
}
