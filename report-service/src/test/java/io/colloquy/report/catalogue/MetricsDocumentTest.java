package io.colloquy.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/metrics.md} against the catalogue. After a wanted change {@code ./mvnw test -pl report-service -am
 * -Dtest=MetricsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dmetrics.update} writes it anew.
 */
class MetricsDocumentTest {
    private static final Path COMMITTED = Path.of("..", "docs", "metrics.md");

    @Test
    void committedDocumentIsWhatTheCatalogueSays() throws IOException {
        String written = MetricsDocument.write();

        if (System.getProperty("metrics.update") != null) {
            Files.writeString(COMMITTED, written);
        }

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("docs/metrics.md is stale: run the test again with -Dmetrics.update and commit the file")
                .isEqualTo(written);
    }
}
