package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement as PostgreSQL planned it.
 *
 * @param account whom its transaction had named; empty for nobody, {@code *} for every account
 * @param text the statement
 * @param reads every table that it reads, once for each time
 */
record PlannedStatement(String account, String text, List<Read> reads) {
    static final String EVERY_ACCOUNT = "*";

    /**
     * What row-level security adds to each read of account data (migration V001): the statement has not asked for it, and
     * nothing is found by it.
     */
    private static final Pattern SECURITY = Pattern.compile(
            "[\\w.\"]*account_id = \\(InitPlan \\d+\\)\\.col1\\) OR \\(\\(InitPlan \\d+\\)\\.col1 = '\\*'::text");

    private static final Pattern BY_ACCOUNT = Pattern.compile("account_id\"? = |= [\\w.\"]*account_id");

    /**
     * A read of a table.
     *
     * @param isByAccount whether the statement says of which account
     */
    record Read(String table, boolean isByAccount) {}

    /** From a plan as {@code auto_explain} writes it in JSON. */
    static PlannedStatement of(String account, JsonNode logged) {
        List<Read> reads = new ArrayList<>();
        collect(logged.path("Plan"), reads);
        return new PlannedStatement(account, logged.path("Query Text").asText(), List.copyOf(reads));
    }

    private static void collect(JsonNode node, List<Read> reads) {
        if (node.path("Node Type").asText().endsWith("Scan") && node.has("Relation Name")) {
            reads.add(new Read(node.path("Relation Name").asText(), isByAccount(node)));
        }
        node.path("Plans").forEach(child -> collect(child, reads));
    }

    private static boolean isByAccount(JsonNode scan) {
        return List.of("Index Cond", "Recheck Cond", "Filter").stream()
                .map(condition ->
                        SECURITY.matcher(scan.path(condition).asText()).replaceAll(""))
                .anyMatch(condition -> BY_ACCOUNT.matcher(condition).find());
    }
}
