package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's log with the plan of each statement of the services, by PostgreSQL's {@code auto_explain}. */
final class StatementLog {
    private static final List<String> BEGIN = List.of(
            "LOAD 'auto_explain'",
            "ALTER SYSTEM SET log_line_prefix = '%m [%p] %v '",
            "ALTER ROLE colloquy SET session_preload_libraries = 'auto_explain'",
            "ALTER ROLE colloquy SET auto_explain.log_min_duration = 0",
            "ALTER ROLE colloquy SET auto_explain.log_format = 'json'",
            "ALTER ROLE colloquy SET auto_explain.log_nested_statements = on",
            "ALTER ROLE colloquy SET auto_explain.log_parameter_max_length = 100",
            "SELECT pg_reload_conf()");

    /** An entry's first line: time, process, transaction; the plan follows, each line after a tab. */
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\S+ \\S+ \\S+ \\[\\d+\\] (\\S+) LOG:  duration: \\S+ ms  plan:");

    private static final Pattern NAMES_ACCOUNT = Pattern.compile("set_config\\('colloquy\\.account', \\$1");
    private static final Pattern ACCOUNT = Pattern.compile("\\$1 = '(.*)'");

    private final JsonMapper json = new JsonMapper();
    /** The account that each transaction has named so far. */
    private final Map<String, String> accounts = new HashMap<>();

    private final List<PlannedStatement> statements = new ArrayList<>();

    private StatementLog() {}

    /** Has the plans of all statements logged that connections from now on will send. */
    static void begin(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String setting : BEGIN) {
                statement.execute(setting);
            }
        }
    }

    /** The statements in the order of their ends. */
    static List<PlannedStatement> read(Path log) throws IOException {
        StatementLog reading = new StatementLog();
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            reading.read(lines);
        }
        return reading.statements;
    }

    private void read(BufferedReader lines) throws IOException {
        String transaction = null;
        StringBuilder plan = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (transaction != null && line.startsWith("\t")) {
                plan.append(line, 1, line.length()).append('\n');
                continue;
            }
            if (transaction != null) {
                add(transaction, json.readTree(plan.toString()));
                transaction = null;
            }
            Matcher first = FIRST_LINE.matcher(line);
            if (first.lookingAt()) {
                transaction = first.group(1);
                plan.setLength(0);
            }
        }
    }

    private void add(String transaction, JsonNode logged) {
        String text = logged.path("Query Text").asText();
        if (NAMES_ACCOUNT.matcher(text).find()) {
            Matcher account = ACCOUNT.matcher(logged.path("Query Parameters").asText());
            if (account.find()) {
                accounts.put(transaction, account.group(1));
            }
            return;
        }
        statements.add(PlannedStatement.of(accounts.getOrDefault(transaction, ""), logged));
    }
}
