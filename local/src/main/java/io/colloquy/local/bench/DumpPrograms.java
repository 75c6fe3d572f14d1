package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own pg_dump and psql, called as docs/operations.md says. */
record DumpPrograms(Path directory, Map<String, String> variables) {

    /** Writes the rows of these tables as SQL. */
    void dump(List<String> tables, Path target) throws IOException {
        List<String> command = new ArrayList<>(List.of("pg_dump", "--data-only", "--disable-triggers"));
        tables.forEach(table -> command.add("--table=public." + table));
        command.add("--file=" + target);
        run(command);
    }

    /** Runs that SQL, all of it or nothing. */
    void load(Path source) throws IOException {
        run(List.of("psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=" + source));
    }

    private void run(List<String> call) throws IOException {
        List<String> command = new ArrayList<>(call);
        command.set(0, directory.resolve(call.getFirst()).toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(variables);
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new PlainFailure(command.getFirst() + " ended with code " + code + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
    }
}
