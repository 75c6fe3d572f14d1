package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/** What people would write instead of an export: {@code \copy} of the same select, and a script for Node.js. */
final class ExportPeers {
    private final Connection database;
    private final String account;
    private final String select;

    /** @param columns the dataset's, as {@code GET /v1/datasets} lists them */
    ExportPeers(Connection database, String account, JsonNode columns) {
        this.database = database;
        this.account = account;
        List<String> stored = new ArrayList<>();
        columns.forEach(column -> {
            boolean duration = column.path("type").asText().equals("duration");
            stored.add(column.path("id").asText() + (duration ? "_ms" : ""));
        });
        this.select = "SELECT " + String.join(", ", stored) + " FROM conversations WHERE account_id = '" + account
                + "' AND environment = 'production' ORDER BY opened_at, conversation_id";
    }

    /**
     * What one of them made of all conversations.
     *
     * @param peakBytes resident at most; 0 where it is not known
     */
    record Made(double seconds, long bytes, long peakBytes) {}

    /** As {@code psql}'s {@code \copy (…) to … csv} does: COPY to the client, which writes the file. */
    Made copy(Path file) throws SQLException, IOException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SELECT set_config('colloquy.account', '" + account + "', false)");
        }
        long start = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + select + ") TO STDOUT WITH (FORMAT csv, HEADER)", out);
        }
        return new Made(seconds(start), Files.size(file), 0);
    }

    /** The script; empty where there is no Node.js, or what the script needs was not fetched. */
    Optional<Made> node(Path script, Path file, Map<String, String> databaseVariables)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(script.resolveSibling("node_modules"))) {
            return Optional.empty();
        }
        ProcessBuilder node = new ProcessBuilder("node", script.toString(), account, file.toString(), select)
                .redirectErrorStream(true);
        node.environment().putAll(databaseVariables);
        long start = System.nanoTime();
        Process process;
        try {
            process = node.start();
        } catch (IOException noNode) {
            return Optional.empty();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the script failed: " + said);
        }
        return Optional.of(new Made(seconds(start), Files.size(file), Long.parseLong(said.strip())));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
