package io.colloquy.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.colloquy.model", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theModelKnowsOnlyJavaAndItself =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.colloquy.model..");

    @ArchTest
    static final ArchRule theModelDoesNoInputOrOutputAndReadsNoClock = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule eventsKnowNeitherTheirOrderNorTheirFacts = noClasses()
            .that()
            .resideInAPackage("..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..timeline..", "..fact..", "..reference..");

    @ArchTest
    static final ArchRule theOrderKnowsNoFacts = noClasses()
            .that()
            .resideInAPackage("..timeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..fact..", "..reference..");
}
