package io.colloquy.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * The shape that every service has: packages by feature, and in each Resource → Service → Store.
 *
 * <p>A service applies it by one test: {@code ServiceArchitecture.check("io.colloquy.ingest")}.
 */
public final class ServiceArchitecture {
    private static final Set<String> POOLS = Set.of(
            "io.vertx.sqlclient.Pool",
            "io.vertx.mutiny.sqlclient.Pool",
            "io.vertx.pgclient.PgPool",
            "io.vertx.mutiny.pgclient.PgPool",
            "javax.sql.DataSource",
            "io.agroal.api.AgroalDataSource");
    private static final String DATABASE = "io.colloquy.platform.tenancy.AccountDatabase";

    private ServiceArchitecture() {}

    /**
     * Fails with every breach found.
     *
     * @param servicePackage the service's own package, e.g. {@code io.colloquy.ingest}
     * @param poolUsers full names of the classes that may use a connection pool beside {@code AccountDatabase}, for a
     *     reason that their docstrings give
     */
    public static void check(String servicePackage, String... poolUsers) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(servicePackage);
        rules(servicePackage, Set.of(poolUsers)).forEach(rule -> rule.check(service));
    }

    private static List<ArchRule> rules(String servicePackage, Set<String> poolUsers) {
        return List.of(
                noClasses()
                        .that(are(simpleNameEndingWith("Resource")))
                        .should()
                        .dependOnClassesThat(named(DATABASE).or(simpleNameEndingWith("Store")))
                        .as("a resource speaks HTTP and delegates"),
                noClasses()
                        .that(are(not(simpleNameEndingWith("Resource"))))
                        .should()
                        .dependOnClassesThat(simpleNameEndingWith("Resource"))
                        .as("nothing knows a resource"),
                noClasses()
                        .that(are(simpleNameEndingWith("Store")))
                        .should()
                        .dependOnClassesThat(simpleNameEndingWith("Service"))
                        .as("a store serves and does not command"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .as("what a class needs comes by its constructor"),
                noClasses()
                        .that(are(not(named(poolUsers))))
                        .should()
                        .dependOnClassesThat(named(POOLS))
                        .as("account data is reached through AccountDatabase alone"),
                slices().matching(servicePackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("features depend on each other in one direction"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Utils?|Helper|Constants)")
                        .orShould()
                        .resideInAnyPackage("..util..", "..common..")
                        .as("a name says what a thing is"),
                fields().that()
                        .areStatic()
                        .and()
                        .areNotPrivate()
                        .should()
                        .beFinal()
                        .as("no shared variables")
                        .allowEmptyShould(true),
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(boundToItsProcess())
                        .as("what belongs to a process is in no static field: in a native executable those are made"
                                + " when it is built")
                        .allowEmptyShould(true));
    }

    /** Off-heap memory, threads, connections, seeds: native-image refuses them, or worse, ships them. */
    private static DescribedPredicate<JavaClass> boundToItsProcess() {
        return resideInAnyPackage("io.vertx.core.buffer..", "io.netty..", "java.net.http..")
                .or(assignableTo(InetAddress.class))
                .or(assignableTo(Random.class))
                .or(assignableTo(Thread.class))
                .or(assignableTo(ExecutorService.class))
                .or(assignableTo(AutoCloseable.class));
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return named(Set.of(name));
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("are " + names, type -> names.contains(type.getName()));
    }
}
