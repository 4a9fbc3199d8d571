package org.chengxin.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorRegistryException;
import org.chengxin.core.sector.TinySector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    private static final String NAME = TinySector.class.getName();

    @TempDir
    private Path folder;

    /** Has everything but the sector, which is to come from the jar. */
    private static final class WithoutIt extends ClassLoader {
        WithoutIt() {
            super(PluginsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(NAME)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private Path jar(String folderName, String version) throws IOException {
        Path jar = Files.createDirectories(folder.resolve(folderName)).resolve("tiny.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        String file = NAME.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream sector = PluginsTest.class.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new ZipEntry("META-INF/services/" + SectorPlugin.class.getName()));
            out.write(NAME.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(file));
            sector.transferTo(out);
        }
        return jar.getParent();
    }

    private static String version(Path jars) {
        try (Plugins plugins = Plugins.open(List.of(jars), List.of(), new WithoutIt())) {
            Sector sector = plugins.registry().find("tiny").orElseThrow();
            return plugins.version(sector);
        }
    }

    @Test
    void a_sector_in_a_jar_is_found_with_the_version_of_its_code() throws IOException {
        assertThat(version(jar("one", "7.1"))).matches("7\\.1\\+[0-9a-f]{16}\\+([0-9a-f]{16}|unpacked)");
    }

    @Test
    void the_same_jar_in_another_place_is_the_same_code_and_another_jar_is_not() throws IOException {
        Path one = jar("one", "7.1");
        Path same = Files.createDirectories(folder.resolve("same"));
        Files.copy(one.resolve("tiny.jar"), same.resolve("other-name.jar"));

        assertThat(version(same)).isEqualTo(version(one));
        assertThat(version(jar("other", "7.2"))).isNotEqualTo(version(one));
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Plugins.open(List.of(missing), List.of(), new WithoutIt()))
                .isInstanceOf(SectorRegistryException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void a_folder_without_a_plugin_is_refused() {
        assertThatThrownBy(() -> Plugins.open(List.of(folder), List.of(), new WithoutIt()))
                .isInstanceOf(SectorRegistryException.class);
    }
}
