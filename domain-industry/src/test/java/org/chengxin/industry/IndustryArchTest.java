package org.chengxin.industry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A sector is a pure function: it knows core and the JDK, no clock, no machine, no chance. */
class IndustryArchTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chengxin.industry");

    @Test
    void somethingWasScanned() {
        assertThat(CLASSES.contain("org.chengxin.industry.IndustrySector")).isTrue();
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void dependsOnCoreAndTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.chengxin.industry..", "org.chengxin.core..", "java..")
                .check(CLASSES);
    }

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "read a clock",
                        call -> call.getTarget().getName().equals("now")
                                || call.getTarget().getName().equals("currentTimeMillis")
                                || call.getTarget().getName().equals("nanoTime")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .check(CLASSES);
    }

    /** Its tables come as class resources, through core's readers; it opens nothing itself. */
    @Test
    void touchesNoMachineAndNoChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio..", "java.net..", "java.sql..", "javax..", "java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }
}
