package io.colloquy.local;

import io.colloquy.local.bench.AggregateBenchCommand;
import io.colloquy.local.bench.ExportBenchCommand;
import io.colloquy.local.bench.HostileCommand;
import io.colloquy.local.bench.IngestBenchCommand;
import io.colloquy.local.bench.KillExportCommand;
import io.colloquy.local.bench.KillIngestCommand;
import io.colloquy.local.bench.MalformedCommand;
import io.colloquy.local.bench.NativeBenchCommand;
import io.colloquy.local.bench.OutageCommand;
import io.colloquy.local.bench.RebuildBenchCommand;
import io.colloquy.local.bench.ReplicasCommand;
import io.colloquy.local.bench.ReportBenchCommand;
import io.colloquy.local.bench.RestoreCommand;
import io.colloquy.local.bench.RollingCommand;
import io.colloquy.local.bench.ShuffleCommand;
import io.colloquy.local.bench.WebhooksCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;

/** The commands of {@code ./colloquy}. */
@Command(
        name = "./colloquy",
        description = "Colloquy on one machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            SeedCommand.class,
            ImportCommand.class,
            DemoCommand.class,
            ExportBenchCommand.class,
            IngestBenchCommand.class,
            HostileCommand.class,
            KillExportCommand.class,
            KillIngestCommand.class,
            MalformedCommand.class,
            NativeBenchCommand.class,
            OutageCommand.class,
            AggregateBenchCommand.class,
            RebuildBenchCommand.class,
            ReplicasCommand.class,
            ReportBenchCommand.class,
            RestoreCommand.class,
            RollingCommand.class,
            ShuffleCommand.class,
            WebhooksCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler failure = (e, line, parsed) -> {
            if (e instanceof PlainFailure) {
                line.getErr().println(e.getMessage());
            } else {
                e.printStackTrace(line.getErr());
            }
            line.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        };
        IParameterExceptionHandler misuse = (e, parsed) -> {
            CommandLine line = e.getCommandLine();
            line.getErr()
                    .println(e.getMessage() + ". " + line.getCommandSpec().qualifiedName()
                            + " --help says what there is.");
            line.getErr().flush();
            return CommandLine.ExitCode.USAGE;
        };
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(failure)
                .setParameterExceptionHandler(misuse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
