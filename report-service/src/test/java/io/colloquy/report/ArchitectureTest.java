package io.colloquy.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.colloquy.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void serviceKeepsItsShape() {
        ServiceArchitecture.check(
                "io.colloquy.report",
                "io.colloquy.report.aggregate.Horizon",
                "io.colloquy.report.aggregate.TableStatistics",
                "io.colloquy.report.query.AccountZones");
    }

    @Test
    void selectionIsPure() {
        classes()
                .that()
                .resideInAPackage("io.colloquy.platform.selection")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.colloquy.model..", "io.colloquy.platform.selection")
                .check(new ClassFileImporter().importPackages("io.colloquy.platform.selection"));
    }
}
