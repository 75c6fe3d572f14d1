package io.colloquy.local;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.imports.CsvImport;
import io.colloquy.local.stack.Addresses;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Send the rows of a CSV file as events. docs/imports.md describes the mappings.",
            "Importing a file again changes nothing: its events are recognised."
        },
        footer = {
            "",
            "Examples:",
            "  ./colloquy import messages.csv --mapping local/mappings/customer-care-messages.yaml",
            "  ./colloquy import list.csv --mapping local/mappings/respondio-conversations.yaml --delimiter ';'",
            "  COLLOQUY_KEY=cq_live_... ./colloquy import list.csv --mapping my.yaml --ingest https://colloquy.example"
        })
final class ImportCommand implements Callable<Integer> {
    /** Keys do not belong on a command line, which other users of the machine can see. */
    private static final String KEY_VARIABLE = "COLLOQUY_KEY";

    @Mixin
    private InstallationOptions installation;

    @Parameters(paramLabel = "FILE", description = "The CSV file, with a header.")
    private Path file;

    @Option(names = "--mapping", paramLabel = "MAPPING", required = true, description = "The mapping, YAML.")
    private Path mapping;

    @Option(names = "--delimiter", paramLabel = "C", description = "Between cells, when not as the mapping says.")
    private Character delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Of the file, when not as the mapping says.")
    private Charset encoding;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Of times without one, such as Europe/Paris.")
    private ZoneId zone;

    @Option(
            names = "--ingest",
            paramLabel = "URL",
            description = "Another ingest-service than the local one; its key in the variable " + KEY_VARIABLE + ".")
    private String url;

    @Override
    public Integer call() {
        for (Path needed : new Path[] {file, mapping}) {
            if (!Files.isRegularFile(needed)) {
                throw new PlainFailure("There is no file " + needed + ".");
            }
        }
        try (ApiClient ingest = client()) {
            CsvImport.Overrides overrides = new CsvImport.Overrides(
                    Optional.ofNullable(delimiter), Optional.ofNullable(encoding), Optional.ofNullable(zone));
            CsvImport run = new CsvImport(mapping, overrides, ingest, System.out);
            CsvImport.Result result = Progress.during(() -> run.run(file), "rows", run::rows, System.out);
            describe(run, result);
            return result.refusedRows() == 0 && result.quarantined() == 0 ? 0 : 1;
        }
    }

    private ApiClient client() {
        if (url == null) {
            Addresses addresses = installation.addresses();
            return new ApiClient(addresses.ingest(), addresses.adminKey());
        }
        String key = System.getenv(KEY_VARIABLE);
        if (key == null) {
            throw new PlainFailure("--ingest needs a key with the role ingest in the variable " + KEY_VARIABLE + ".");
        }
        return new ApiClient(url, key);
    }

    private static void describe(CsvImport run, CsvImport.Result result) {
        System.out.printf(
                Locale.ROOT,
                "  %,d rows, %,d refused; sent %,d events = accepted %,d + duplicates %,d + quarantined %,d%n",
                result.rows(),
                result.refusedRows(),
                result.received(),
                result.accepted(),
                result.duplicates(),
                result.quarantined());
        run.refusals().forEach(System.out::println);
    }
}
