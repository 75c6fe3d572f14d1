package io.colloquy.ingest;

import io.colloquy.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void serviceKeepsItsShape() {
        ServiceArchitecture.check("io.colloquy.ingest");
    }
}
