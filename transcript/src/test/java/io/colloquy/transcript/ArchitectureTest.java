package io.colloquy.transcript;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void moduleKnowsNoFrameworkAndOnlyItsFontsKnowTheirLibrary() {
        JavaClasses module = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.colloquy.transcript");

        classes()
                .that()
                .resideInAPackage("io.colloquy.transcript")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io", "java.lang..", "java.nio..", "java.time..", "java.util..", "io.colloquy.transcript")
                .check(module);
        classes()
                .that()
                .resideInAPackage("io.colloquy.transcript.pdf")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io",
                        "java.lang..",
                        "java.net",
                        "java.nio..",
                        "java.security",
                        "java.text",
                        "java.time..",
                        "java.util..",
                        "io.colloquy.transcript..",
                        "org.apache.fontbox..",
                        "org.apache.pdfbox.io")
                .check(module);
    }
}
