package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry is built once, and whatever it cannot be built of stops the start, with the class or id named. */
class SectorRegistryTest {

    /** A second sector. */
    public static final class Other extends TinySector {
        @Override
        public SectorId id() {
            return SectorId.of("other");
        }
    }

    /** Its id is no id. */
    public static final class BlankId extends TinySector {
        @Override
        public SectorId id() {
            return SectorId.of(" ");
        }
    }

    /** It has no id. */
    public static final class NoId extends TinySector {
        @Override
        public SectorId id() {
            return null;
        }
    }

    /** Its constructor fails. */
    public static final class FailsToStart extends TinySector {
        public FailsToStart() {
            throw new IllegalStateException("no table");
        }
    }

    /** Its law is broken. */
    public static final class BrokenLaw extends TinySector {
        @Override
        public synchronized RuleBook ruleBook() {
            throw new LawException("provisions.csv, row 7, column points: is no number: five");
        }
    }

    /** A rule set of it cannot be applied. */
    public static final class DoesNotCompile extends TinySector {
        @Override
        public Evaluator compile(RuleSet ruleSet) {
            throw new LawException("rule set " + ruleSet + " has no rule 30");
        }
    }

    /** It has no law at all. */
    public static final class NoLaw extends TinySector {
        @Override
        public synchronized RuleBook ruleBook() {
            return null;
        }
    }

    @TempDir
    Path folder;

    private ClassLoader loader(String... classes) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SectorPlugin.class.getName()), String.join("\n", classes) + "\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, SectorRegistry.class.getClassLoader());
    }

    @Test
    void findsThePluginsThatServiceFilesName() throws IOException {
        SectorRegistry registry =
                SectorRegistry.load(loader(TinySector.class.getName(), Other.class.getName()), List.of());
        assertThat(registry.all()).extracting(sector -> sector.id().value()).containsExactly("other", "tiny");
        assertThat(registry.enabled()).hasSize(2);
        assertThat(registry.find("tiny").orElseThrow().plugin()).isInstanceOf(TinySector.class);
    }

    @Test
    void enablesSomeOfThosePresent() {
        SectorRegistry registry = SectorRegistry.of(List.of(new TinySector(), new Other()), List.of("other"));
        assertThat(registry.enabled()).extracting(sector -> sector.id().value()).containsExactly("other");
        assertThat(registry.find("other")).isPresent();
        assertThat(registry.find("tiny")).isEmpty();
        assertThat(registry.isPresent("tiny")).isTrue();
        assertThat(registry.isPresent("none")).isFalse();
        assertThat(registry.all()).hasSize(2);
    }

    @Test
    void idsAreMatchedExactly() {
        SectorRegistry registry = SectorRegistry.of(List.of(new TinySector()), List.of());
        assertThat(registry.find("Tiny")).isEmpty();
        assertThat(registry.find(" tiny")).isEmpty();
        assertThat(registry.find("")).isEmpty();
    }

    @Test
    void noPluginStopsTheStart() throws IOException {
        ClassLoader empty = loader();
        assertThatThrownBy(() -> SectorRegistry.load(empty, List.of()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining("no sector plugin");
    }

    @Test
    void aDoubleIdStopsTheStart() {
        List<SectorPlugin> twins = List.of(new TinySector(), new TinySector() {});
        assertThatThrownBy(() -> SectorRegistry.of(twins, List.of()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining("tiny")
                .hasMessageContaining(twins.get(0).getClass().getName())
                .hasMessageContaining(twins.get(1).getClass().getName());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {BlankId.class, NoId.class, FailsToStart.class, BrokenLaw.class, DoesNotCompile.class, NoLaw.class
            })
    void aPluginThatDoesNotLoadStopsTheStart(Class<?> wrong) throws IOException {
        ClassLoader loader = loader(TinySector.class.getName(), wrong.getName());
        assertThatThrownBy(() -> SectorRegistry.load(loader, List.of("tiny")))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining(wrong.getName());
    }

    @Test
    void aClassThatIsNotThereStopsTheStart() throws IOException {
        ClassLoader loader = loader("org.chengxin.nowhere.NoSector");
        assertThatThrownBy(() -> SectorRegistry.load(loader, List.of()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining("org.chengxin.nowhere.NoSector");
        ClassLoader other = loader(SectorRegistryTest.class.getName());
        assertThatThrownBy(() -> SectorRegistry.load(other, List.of()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining(SectorRegistryTest.class.getName());
    }

    @Test
    void brokenLawIsNamedWithItsRow() {
        assertThatThrownBy(() -> SectorRegistry.of(List.of(new BrokenLaw()), List.of()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining(BrokenLaw.class.getName())
                .hasMessageContaining("row 7, column points");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forestry", "Tiny", "", " tiny"})
    void anUnknownNameStopsTheStart(String name) {
        List<SectorPlugin> plugins = List.of(new TinySector());
        assertThatThrownBy(() -> SectorRegistry.of(plugins, List.of("tiny", name)))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("tiny");
    }

    @Test
    void aDayBeforeTheLawHasNoRuleSet() {
        Sector sector = new Sector(new TinySector());
        LocalDate before = TinySector.START.minusDays(1);
        CreditFile file = new CreditFile(
                SubjectKind.LEGAL_PERSON, "member", SubjectStatus.ACTIVE, List.of(), List.of(), List.of());
        assertThat(sector.ruleSetOn(before)).isEmpty();
        assertThatThrownBy(() -> sector.evaluate(file, before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tiny")
                .hasMessageContaining("2019-12-31");
        assertThat(sector.recordType("adverse").type()).isEqualTo("adverse");
        assertThat(sector.recordType("none")).isNull();
    }
}
