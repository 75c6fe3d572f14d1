package io.colloquy.local;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.imports.HistoryImport;
import io.colloquy.local.imports.ImportJournal;
import io.colloquy.local.stack.Addresses;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Send the rows of CSV, XLSX or JSON files as events. docs/imports.md describes the mappings.",
            "Importing a file again changes nothing: its events are recognised. An import that was broken off goes on",
            "where it was when it is called again."
        },
        footer = {
            "",
            "Examples:",
            "  ./colloquy import messages.csv --mapping local/mappings/customer-care-messages.yaml",
            "  ./colloquy import list.csv --mapping local/mappings/respondio-conversations.yaml --delimiter ';'",
            "  ./colloquy import dump/*.json.gz --mapping local/mappings/chatwoot.yaml",
            "  COLLOQUY_KEY=cq_live_... ./colloquy import list.csv --mapping my.yaml --ingest https://colloquy.example"
        })
final class ImportCommand implements Callable<Integer> {
    /** Keys do not belong on a command line, which other users of the machine can see. */
    private static final String KEY_VARIABLE = "COLLOQUY_KEY";

    @Mixin
    private InstallationOptions installation;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, gzipped or not.")
    private List<Path> files;

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
        Stream.concat(Stream.of(mapping), files.stream())
                .filter(needed -> !Files.isRegularFile(needed))
                .findFirst()
                .ifPresent(missing -> {
                    throw new PlainFailure("There is no file " + missing + ".");
                });
        try (ApiClient ingest = client()) {
            HistoryImport.Overrides overrides = new HistoryImport.Overrides(
                    Optional.ofNullable(delimiter), Optional.ofNullable(encoding), Optional.ofNullable(zone));
            HistoryImport run = new HistoryImport(mapping, overrides, journal(), ingest, System.out);
            HistoryImport.Result result = Progress.during(() -> run.run(files), "rows", run::rows, System.out);
            describe(run, result);
            return result.refusedRows() == 0 && result.quarantined() == 0 ? 0 : 1;
        }
    }

    /** One for each mapping and installation: two imports of different kinds may be under way. */
    private ImportJournal journal() {
        String name = mapping.toAbsolutePath().normalize() + " to " + (url == null ? "the local services" : url);
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return ImportJournal.open(installation.data().imports().resolve(id + ".json"));
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

    private static void describe(HistoryImport run, HistoryImport.Result result) {
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
