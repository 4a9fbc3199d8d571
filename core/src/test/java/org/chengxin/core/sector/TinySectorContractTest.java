package org.chengxin.core.sector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The suite itself, with a plugin that keeps to it. */
class TinySectorContractTest extends SectorPluginContract {

    @TempDir
    Path folder;

    @Override
    protected SectorPlugin plugin() {
        return new TinySector();
    }

    /** The service file stands apart from the class path, so that no other module's tests find this plugin. */
    @Override
    protected ClassLoader classLoader() {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(SectorPlugin.class.getName()), TinySector.class.getName() + "\n");
            return loaderOf(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader loaderOf(Path folder) throws MalformedURLException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, TinySector.class.getClassLoader());
    }
}
