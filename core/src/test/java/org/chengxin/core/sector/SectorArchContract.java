package org.chengxin.core.sector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * A sector is a pure function: it knows core and the JDK, no clock, no machine, no chance. Every sector extends this with its
 * plugin class; the package of that class and those below it are looked at.
 */
public abstract class SectorArchContract {

    private final Class<? extends SectorPlugin> plugin;
    private final int leastClasses;
    private final JavaClasses classes;

    /**
     * The contract for one sector.
     *
     * @param leastClasses how many classes at least must be found, so that a check of nothing is noticed
     */
    protected SectorArchContract(Class<? extends SectorPlugin> plugin, int leastClasses) {
        this.plugin = plugin;
        this.leastClasses = leastClasses;
        this.classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(plugin.getPackageName());
    }

    @Test
    void somethingWasScanned() {
        assertThat(classes.contain(plugin.getName())).isTrue();
        assertThat(classes.size()).isGreaterThanOrEqualTo(leastClasses);
    }

    @Test
    void dependsOnCoreAndTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(plugin.getPackageName() + "..", "org.chengxin.core..", "java..")
                .check(classes);
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
                .check(classes);
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
                .check(classes);
    }
}
