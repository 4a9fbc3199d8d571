package org.chengxin.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build makes: this launcher's jar, {@code lib/}, {@code app/}, {@code plugins/}, {@code sample/},
 * {@code verify/}.
 *
 * @param folder where it stands
 */
record Dist(Path folder) {

    static Dist ofThisJar() throws LaunchException {
        try {
            Path jar = Path.of(Dist.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Dist(jar.toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new LaunchException("The launcher does not know where it stands", e);
        }
    }

    Path launcherJar() {
        return folder.resolve("chengxin-launcher.jar");
    }

    Path serverJar() {
        return folder.resolve("lib").resolve("payara-micro.jar");
    }

    Path application() {
        return folder.resolve("app").resolve("chengxin.war");
    }

    Path databaseArchive() {
        return folder.resolve("lib").resolve("mariadb-linux64.jar");
    }

    /** The folders with sector jars, the home's own among them where it has any, joined by the path separator. */
    String pluginFolders(Home home) {
        String own = Files.isDirectory(home.ownPlugins()) ? File.pathSeparator + home.ownPlugins() : "";
        return folder.resolve("plugins") + own;
    }

    List<Path> sampleJars() throws IOException {
        return jars("sample");
    }

    List<Path> verifyJars() throws IOException {
        return jars("verify");
    }

    private List<Path> jars(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
