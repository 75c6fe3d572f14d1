package io.colloquy.local;

import io.colloquy.local.stack.Addresses;
import io.colloquy.local.stack.DataDirectory;
import io.colloquy.local.stack.Detached;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Programs;
import io.colloquy.local.stack.Stack;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start PostgreSQL and the three services, print addresses and an admin key.",
        footer = {"", "Examples:", "  ./colloquy up", "  ./colloquy up --detach --port-base 18080 --data /tmp/try"})
final class UpCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions installation;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "Services on N+1 to N+3, health on N+1001 to N+1003, PostgreSQL on N+32 (default: 8080).")
    private int portBase;

    @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
    private boolean detach;

    @Option(names = "--native", description = "Run the native executables instead of the jars; build them first.")
    private boolean executables;

    @Option(names = "--keyless", hidden = true, description = "Print no key: this output goes into a log.")
    private boolean keyless;

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory data = installation.data();
        Ports ports = new Ports(portBase);
        Programs programs = new Programs(InstallationOptions.home(), executables);
        if (detach) {
            Detached.start(programs, data, ports, System.out);
            describe(installation.addresses(), data, System.out);
            System.out.println("Ready. ./colloquy down stops it.");
            return 0;
        }
        Stack stack = new Stack(programs, data, ports, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        Addresses addresses = stack.start();
        if (!keyless) {
            describe(addresses, data, System.out);
            System.out.println("Ready. ctrl-C (or ./colloquy down) stops it.");
        }
        stack.awaitEnd();
        return 0;
    }

    static void describe(Addresses addresses, DataDirectory data, PrintStream out) {
        out.println();
        out.println("  ingest    " + addresses.ingest());
        out.println("  report    " + addresses.report());
        out.println("  export    " + addresses.export());
        out.println("  admin key " + addresses.adminKey());
        out.println("  (also in  " + data.localJson() + ")");
        out.println();
    }
}
