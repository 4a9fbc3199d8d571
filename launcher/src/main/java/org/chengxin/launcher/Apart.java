package org.chengxin.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls what stands apart in the dist, in a class loader of its own: it brings core and sectors along, which the application must
 * not see twice.
 */
final class Apart {

    private Apart() {}

    /**
     * Calls a static method.
     *
     * @param jars all that it needs besides Java itself
     * @param parameters its parameters' types, of Java itself
     * @throws LaunchException if it is missing
     * @throws InvocationTargetException if it fails
     */
    static Object call(List<Path> jars, String type, String method, List<Class<?>> parameters, Object... arguments)
            throws IOException, LaunchException, InvocationTargetException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new Loader(urls)) {
            thread.setContextClassLoader(loader);
            return Class.forName(type, true, loader)
                    .getMethod(method, parameters.toArray(Class<?>[]::new))
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new LaunchException(type + " is missing in the folder that the build made", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Reads its jars past the JVM's cache of open ones: all that are in it the server closes while it starts, whoever reads them. */
    private static final class Loader extends URLClassLoader {

        Loader(List<URL> jars) {
            super("apart", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            URL resource = getResource(name);
            if (resource == null) {
                return null;
            }
            try {
                URLConnection connection = resource.openConnection();
                connection.setUseCaches(false);
                return connection.getInputStream();
            } catch (IOException e) {
                return null; // as every class loader answers what cannot be read
            }
        }
    }
}
