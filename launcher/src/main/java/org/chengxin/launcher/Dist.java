package org.chengxin.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build makes: this launcher's jar, {@code lib/}, {@code app/}, {@code plugins/}, {@code sample/}.
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

    Path plugins() {
        return folder.resolve("plugins");
    }

    List<Path> sampleJars() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("sample"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
