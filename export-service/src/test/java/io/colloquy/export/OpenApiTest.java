package io.colloquy.export;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.OpenApiDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
class OpenApiTest {
    @Test
    void committedDocumentIsWhatIsServed() {
        OpenApiDocument.check();
    }
}
