package org.chengxin.plugins;

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

    static URLClassLoader open(List<Path> folders, ClassLoader parent) {
        List<URL> jars = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
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
