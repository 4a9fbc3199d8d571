package org.chengxin.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.sector.SectorRegistryException;

/** The sectors in the jars of some folders, and which code they are. They can be used until it is closed. */
public final class Plugins implements AutoCloseable {

    private final URLClassLoader loader;
    private final SectorRegistry registry;
    private final Map<SectorId, String> versions = new LinkedHashMap<>();

    private Plugins(URLClassLoader loader, List<String> enabledIds) {
        this.loader = loader;
        this.registry = SectorRegistry.load(loader, enabledIds);
        registry.all().forEach(sector -> versions.put(sector.id(), PluginVersion.of(sector.plugin())));
    }

    /**
     * Opens every jar of the folders.
     *
     * @param folders where the jars are; one that does not exist is refused, since its plugins would be missing without a word
     * @param enabledIds the ids to enable; empty for all that are present
     * @param parent the class loader that has {@code core}
     * @throws SectorRegistryException if a folder cannot be read, or the plugins are none to start with
     */
    public static Plugins open(List<Path> folders, List<String> enabledIds, ClassLoader parent) {
        URLClassLoader loader = PluginFolders.open(folders, parent);
        try {
            return new Plugins(loader, enabledIds);
        } catch (SectorRegistryException e) {
            close(loader);
            throw e;
        }
    }

    public SectorRegistry registry() {
        return registry;
    }

    /**
     * Which code makes a sector's grades; another jar of it or of {@code core} never has the same.
     *
     * @param sector one of the registry's
     */
    public String version(Sector sector) {
        return versions.get(sector.id());
    }

    @Override
    public void close() {
        close(loader);
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
