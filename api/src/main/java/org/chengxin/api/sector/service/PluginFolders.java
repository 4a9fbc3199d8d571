package org.chengxin.api.sector.service;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.core.sector.SectorRegistryException;

/** The folders whose jars hold sector plugins. */
final class PluginFolders {

    private PluginFolders() {}

    /**
     * A class loader over every jar of the folders, below the service's own.
     *
     * @param folders their names; one that does not exist is refused, since its plugins would be missing without a word
     * @throws SectorRegistryException if a folder cannot be read
     */
    static URLClassLoader open(List<String> folders, ClassLoader parent) {
        List<URL> jars = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    jars.add(url(jar));
                }
            } catch (IOException e) {
                throw new SectorRegistryException("the plugin folder " + folder + " cannot be read", e);
            }
        }
        return new URLClassLoader("sector-plugins", jars.toArray(URL[]::new), parent);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
