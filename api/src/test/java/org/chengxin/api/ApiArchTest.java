package org.chengxin.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiArchTest {

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chengxin.api");

    @Test
    void it_scanned_the_service() {
        assertThat(API).hasSizeGreaterThan(60);
        assertThat(API.stream().filter(type -> type.isAnnotatedWith(Path.class)))
                .hasSizeGreaterThan(6);
    }

    @Test
    void a_resource_asks_services_and_never_a_store() {
        noClasses()
                .that()
                .resideInAPackage("..rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..store..")
                .check(API);
    }

    @Test
    void services_and_stores_know_nothing_of_rest() {
        noClasses()
                .that()
                .resideInAnyPackage("..service..", "..store..")
                .should()
                .dependOnClassesThat(resideInAPackage("..rest..").or(resideInAPackage("jakarta.ws.rs..")))
                .check(API);
    }

    @Test
    void stores_do_not_call_services() {
        noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..service..")
                .check(API);
    }

    @Test
    void sql_is_in_stores_only() {
        noClasses()
                .that(not(resideInAPackage("..store..")).and(not(resideInAPackage("..start.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.mariadb..")
                .check(API);
    }

    @Test
    void no_plugin_is_known_by_name() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.chengxin.fooddrug..",
                        "org.chengxin.mining..",
                        "org.chengxin.industry..",
                        "org.chengxin.sample..")
                .check(API);
    }

    @Test
    void what_is_common_knows_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("org.chengxin.api.common..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.chengxin.api..").and(not(resideInAPackage("..api.common.."))))
                .check(API);
    }

    @Test
    void only_the_service_s_clock_asks_the_machine_for_the_time() {
        List<JavaMethodCall> calls = API.stream()
                .filter(type -> !type.getPackageName().equals("org.chengxin.api.common.time"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> {
                    String owner = call.getTargetOwner().getName();
                    String method = call.getName();
                    boolean now = owner.startsWith("java.time.") && method.equals("now");
                    boolean clock = owner.equals(Clock.class.getName())
                            || (owner.equals(InstantSource.class.getName()) && method.equals("system"));
                    return now || clock || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
                })
                .toList();
        assertThat(calls).isEmpty();
    }

    @Test
    void every_resource_is_made_once() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(jakarta.enterprise.context.ApplicationScoped.class)
                .check(API);
    }
}
