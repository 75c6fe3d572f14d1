package io.colloquy.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MODEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.colloquy.model");

    @Test
    void modelKnowsOnlyJavaAndItself() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.colloquy.model..")
                .check(MODEL);
    }

    @Test
    void modelDoesNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
                .check(MODEL);
    }

    @Test
    void modelReadsNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(MODEL);
    }

    @Test
    void eventsKnowNeitherTheirOrderNorTheirFacts() {
        noClasses()
                .that()
                .resideInAPackage("..event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..timeline..", "..fact..", "..reference..")
                .check(MODEL);
    }

    @Test
    void orderKnowsNoFacts() {
        noClasses()
                .that()
                .resideInAPackage("..timeline..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..fact..", "..reference..")
                .check(MODEL);
    }
}
