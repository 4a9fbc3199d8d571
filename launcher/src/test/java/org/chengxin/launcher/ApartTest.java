package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApartTest {

    private static final int BYTES = 1 << 20;

    @TempDir
    private Path folder;

    /** What stands apart: it reads a resource of its jar. */
    public static final class Reading {

        private Reading() {}

        /** How many bytes there are, read while the server closes the jars that the JVM has in its cache. */
        public static int bytes() throws IOException {
            try (InputStream in = Reading.class.getResourceAsStream("/resource")) {
                int first = in.readNBytes(1).length;
                ((JarURLConnection) Reading.class.getResource("/resource").openConnection())
                        .getJarFile()
                        .close();
                return first + in.readAllBytes().length;
            }
        }
    }

    @Test
    void a_jar_is_read_whatever_becomes_of_the_cache_of_open_ones() throws Exception {
        Path jar = folder.resolve("apart.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            String type = Reading.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new ZipEntry(type));
            try (InputStream in = Reading.class.getResourceAsStream("/" + type)) {
                in.transferTo(out);
            }
            byte[] random = new byte[BYTES];
            new Random(1).nextBytes(random);
            out.putNextEntry(new ZipEntry("resource"));
            out.write(random);
        }

        assertThat(Apart.call(List.of(jar), Reading.class.getName(), "bytes", List.of()))
                .isEqualTo(BYTES);
    }
}
