package io.colloquy.local.bench;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.LocalAccount;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.1, P4: a report of 30 days, two group-bys and percentiles, over a long history. */
@Command(
        name = "bench-report",
        hidden = true,
        description = "Asks a report of 30 days over a year of conversations, and the same of the raw events.")
public final class ReportBenchCommand implements Callable<Integer> {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant FROM = Instant.parse("2025-06-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration LONGEST_CONVERSATION = Duration.ofDays(1);
    private static final double AIM_MILLIS = 100;
    private static final double AIM_RATIO = 100;
    private static final int WARM_UP = 20;

    /**
     * What an analyst without facts would write: a conversation closed in the range may have begun long before it, so every
     * event is read, then the same numbers are reckoned.
     */
    private static final String RAW = """
        WITH made AS (
            SELECT subject,
                   min(occurred_at) FILTER (WHERE type = 'conversation.opened') AS opened_at,
                   min(occurred_at) FILTER (WHERE type = 'message.sent' AND data->'author'->>'type' = 'user')
                       AS answered_at,
                   max(occurred_at) FILTER (WHERE type = 'conversation.closed') AS closed_at,
                   max(data->>'channel') FILTER (WHERE type = 'conversation.opened') AS channel,
                   max(data->>'category') FILTER (WHERE type = 'conversation.closed') AS category
            FROM events WHERE account_id = ? AND subject_type = 'conversation'
            GROUP BY subject),
        timed AS (
            SELECT channel, category, extract(epoch FROM answered_at - opened_at) AS wait,
                   extract(epoch FROM closed_at - opened_at) AS resolution
            FROM made WHERE closed_at >= ? AND closed_at < ?)
        SELECT channel, category, count(wait), avg(wait),
               percentile_cont(0.5) WITHIN GROUP (ORDER BY wait), percentile_cont(0.9) WITHIN GROUP (ORDER BY wait),
               percentile_cont(0.5) WITHIN GROUP (ORDER BY resolution),
               percentile_cont(0.9) WITHIN GROUP (ORDER BY resolution)
        FROM timed GROUP BY channel, category
        """;

    /** What report-service asks the database, to show by which way it is found. */
    private static final String PLAN = """
        EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF)
        WITH r AS (
            SELECT c.opened_channel AS d1, c.category AS d2, c.first_response_time_ms AS v1,
                   c.resolution_time_ms AS v2
            FROM conversations c
            WHERE c.account_id = ? AND c.status <> 'merged' AND c.closed_at >= ? AND c.closed_at < ?
              AND c.environment = 'production')
        SELECT d1, d2, count(v1), avg(v1), percentile_cont(0.5) WITHIN GROUP (ORDER BY v1),
               percentile_cont(0.9) WITHIN GROUP (ORDER BY v1), percentile_cont(0.5) WITHIN GROUP (ORDER BY v2),
               percentile_cont(0.9) WITHIN GROUP (ORDER BY v2)
        FROM r GROUP BY d1, d2
        """;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Of a year (default: 1000000).")
    private int conversations;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "100", description = "Measured (default: 100).")
    private int requests;

    @Override
    public Integer call() throws IOException, SQLException {
        try (TemporaryStack stack = new TemporaryStack(options, Set.of(Service.INGEST, Service.REPORT));
                Connection database = stack.openDatabase();
                ApiClient report = new ApiClient(
                        stack.addresses().report(), stack.addresses().adminKey())) {
            StoredHistory history =
                    new StoredHistory(database, LocalAccount.ID, YEAR.toSeconds() / (double) conversations);
            say("Storing the facts of %,d conversations of a year%n", conversations);
            history.addFacts(START, 0, conversations - 1L);
            say("Storing their events%n");
            say("%,d events%n", history.addEvents(START, START.plus(YEAR).plus(LONGEST_CONVERSATION)));

            for (int i = 0; i < WARM_UP; i++) {
                MonthReport.ask(report, FROM, MONTH);
            }
            double[] month = measure(report, MONTH);
            print("30 days", month);
            print("15 days", measure(report, MONTH.dividedBy(2)));
            print("60 days", measure(report, MONTH.multipliedBy(2)));
            plan(database);
            double raw = raw(database);
            say("the same 30 days from the raw events by SQL: %,.0f ms, median of three%n", raw);

            say("Storing as many conversations of the year before%n");
            history.addFacts(START, -conversations, -1);
            double[] twice = measure(report, MONTH);
            print("30 days of twice the history", twice);

            Verdict verdict = new Verdict();
            verdict.check(at(month, 95) < AIM_MILLIS, "30 days within 100 ms", "p95 %.1f ms", at(month, 95));
            double ratio = raw / at(month, 50);
            verdict.check(ratio >= AIM_RATIO, "100 times as fast as the raw events", "%.1f times", ratio);
            double growth = at(twice, 50) / at(month, 50);
            verdict.check(growth < 1.5, "does not grow with what is stored", "%.2f of before", growth);
            return verdict.exitCode();
        }
    }

    private double[] measure(ApiClient report, Duration length) {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            MonthReport.ask(report, FROM, length);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double raw(Connection database) throws SQLException {
        double[] millis = new double[3];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            try (PreparedStatement select = database.prepareStatement(RAW)) {
                select.setString(1, LocalAccount.ID);
                select.setObject(2, utc(FROM));
                select.setObject(3, utc(FROM.plus(MONTH)));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        rows.getLong(3);
                    }
                }
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[1];
    }

    /** As report-service asks: for one account, whose generation of facts is then known. */
    private static void plan(Connection database) throws SQLException {
        name(database, LocalAccount.ID);
        try (PreparedStatement explain = database.prepareStatement(PLAN)) {
            explain.setString(1, LocalAccount.ID);
            explain.setObject(2, utc(FROM));
            explain.setObject(3, utc(FROM.plus(MONTH)));
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    say("    %s%n", lines.getString(1));
                }
            }
        }
        name(database, "*");
    }

    private static void name(Connection database, String account) throws SQLException {
        try (PreparedStatement set = database.prepareStatement("SELECT set_config('colloquy.account', ?, false)")) {
            set.setString(1, account);
            set.execute();
        }
    }

    private void print(String what, double[] millis) {
        say("%s: p50 %.1f ms, p95 %.1f ms of %d requests%n", what, at(millis, 50), at(millis, 95), requests);
    }

    private static double at(double[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
