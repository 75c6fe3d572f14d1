package io.colloquy.local;

import io.colloquy.local.stack.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stop what was left running, detached or by a launcher that was killed.",
        footer = {"", "Example:", "  ./colloquy down"})
final class DownCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation;

    @Override
    public Integer call() {
        boolean stopped = new Shutdown(installation.data()).stop();
        System.out.println(
                stopped ? "Stopped" : "Nothing runs on " + installation.data().root());
        return 0;
    }
}
