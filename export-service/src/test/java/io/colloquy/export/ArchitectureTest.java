package io.colloquy.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.colloquy.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void serviceKeepsItsShape() {
        ServiceArchitecture.check("io.colloquy.export");
    }

    @Test
    void formatsArePure() {
        classes()
                .that()
                .resideInAPackage("io.colloquy.export.format..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "io.colloquy.export.format..", "io.colloquy.model..", "com.fasterxml.jackson.core..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.colloquy.export"));
    }
}
