package org.chengxin.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaCall.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Core is plain Java: no Jakarta, JDBC, HTTP, network, clock or chance, so a sector is a pure function wherever it runs. */
class CoreArchTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chengxin.core");

    @Test
    void theClassesWereLookedAt() {
        assertThat(CORE.size()).isBetween(60, 400);
        assertThat(CORE.contain(org.chengxin.core.json.CreditFileReader.class)).isTrue();
        assertThat(CORE.contain(org.chengxin.core.sector.SectorRegistry.class)).isTrue();
        assertThat(CORE.contain(CoreArchTest.class)).isFalse();
    }

    @Test
    void coreKnowsNoServerDatabaseOrNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "javax..",
                        "java.sql..",
                        "java.net..",
                        "java.rmi..",
                        "java.nio.channels..",
                        "org.eclipse.microprofile..",
                        "com.sun..",
                        "sun..")
                .check(CORE);
    }

    @Test
    void coreDependsOnJavaTheCsvAndTheJsonReaderAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "org.chengxin.core..", "org.apache.commons.csv..", "tools.jackson.core..")
                .check(CORE);
    }

    @Test
    void coreReadsNoClock() {
        noClasses()
                .should()
                .callMethodWhere(called("now"))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(CORE);
    }

    @Test
    void coreLeavesNothingToChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(random\\..*|Random|SplittableRandom|UUID|concurrent\\.ThreadLocalRandom)")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .check(CORE);
    }

    @Test
    void coreReadsNoEnvironmentOrFileOfTheMachine() {
        noClasses()
                .should()
                .callMethodWhere(called("getenv"))
                .orShould()
                .callMethodWhere(called("getProperty"))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(File|FileInputStream|FileReader|FileOutputStream|RandomAccessFile)|java\\.nio\\.file\\..*")
                .check(CORE);
    }

    private static DescribedPredicate<JavaCall<?>> called(String name) {
        return Predicates.target(HasName.Predicates.name(name))
                .and(Predicates.target(HasOwner.Predicates.With.owner(HasName.Predicates.nameMatching("java\\..*"))))
                .forSubtype();
    }
}
