package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class TableStatisticsTest {
    /** Out of autovacuum's reach, so that only the code under test can have analyzed it. */
    private static final String TABLE =
            "CREATE TABLE grown (n integer) WITH (autovacuum_enabled = false); CREATE TABLE untouched (n integer)";

    @Inject
    TableStatistics statistics;

    @Inject
    Pool pool;

    @BeforeEach
    void create() {
        run(TABLE);
    }

    @AfterEach
    void drop() {
        run("DROP TABLE grown, untouched");
    }

    @Test
    void aTableThatHasJustBeenFilledIsAnalyzed() {
        fill(2000);

        refresh();

        assertThat(rowsThePlannerExpects("grown")).isEqualTo(2000);
        assertThat(rowsThePlannerExpects("untouched")).isEqualTo(-1);
    }

    @Test
    void aTableThatGrewALittleIsLeftToAutovacuum() {
        fill(2000);
        refresh();
        fill(1000);

        refresh();

        assertThat(rowsThePlannerExpects("grown")).isEqualTo(2000);
    }

    private void fill(int rows) {
        run("INSERT INTO grown SELECT generate_series(1, " + rows + "); SELECT pg_stat_force_next_flush()");
    }

    private void refresh() {
        statistics.refresh().await().atMost(Duration.ofSeconds(30));
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
    }

    private int rowsThePlannerExpects(String table) {
        return pool.query("SELECT reltuples::int FROM pg_class WHERE relname = '" + table + "'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getInteger(0);
    }
}
