package org.chengxin.launcher;

import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Payara Micro in this JVM, with all of its own files in the home. */
final class Server {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Home home;
    private final String host;
    private final int port;
    private PayaraMicroRuntime runtime;

    Server(Home home, String host, int port) {
        this.home = home;
        this.host = host;
        this.port = port;
    }

    /** Starts the server without an application, so that the database may become ready meanwhile. */
    void boot() throws IOException, LaunchException {
        Path etc = home.folder().resolve("etc");
        Files.createDirectories(etc);
        // The server writes down what it was told and deployed, and would do it again by itself, before the database is
        // there. Only its unpacked libraries stay: the shared archive of classes refers to them.
        for (String kept : List.of("config", "applications", "generated")) {
            Home.deleteTree(home.server().resolve(kept));
        }
        Files.createDirectories(home.server());
        Path commands = etc.resolve("server.commands");
        Files.writeString(commands, resource("server.commands").replace("${host}", host));
        Path logging = etc.resolve("logging.properties");
        // In a FileHandler's pattern a percent sign starts a placeholder.
        String logs = home.logs().toString().replace("%", "%%").replace("\\", "\\\\");
        Files.writeString(logging, resource("logging.properties").replace("${logs}", logs));
        Path afterBoot = etc.resolve("server-after-boot.commands");
        Files.writeString(afterBoot, resource("server-after-boot.commands"));
        String[] args = {
            "--rootdir",
            home.server().toString(),
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            commands.toString(),
            "--postbootcommandfile",
            afterBoot.toString(),
            "--logproperties",
            logging.toString(),
            "--nocluster",
            "--nohazelcast",
            "--nohostaware",
            "--disablephonehome"
        };
        // Started by several threads at once, the server now and then trips over itself
        // (ConcurrentModificationException
        // in HK2's SystemDescriptor) and ends; one thread takes no longer.
        System.setProperty("org.glassfish.startupThreadPolicy", "USE_NO_THREADS");
        try {
            runtime = PayaraMicroLauncher.create(args).getRuntime();
        } catch (Exception e) { // declared by the server itself, for whatever its start meets
            throw new LaunchException("The server does not start; its log is " + home.serviceLog(), e);
        }
    }

    /**
     * Deploys an application.
     *
     * @param path where it answers, {@code /} for the root
     */
    void deploy(Path application, String name, String path) throws LaunchException {
        // Its answer alone is not enough: a deployment that fails is told by the log only.
        boolean accepted = runtime.deploy(name, path, application.toFile());
        if (!accepted || !runtime.getDeployedApplicationNames().contains(name)) {
            throw new LaunchException(
                    "The application " + name + " cannot be deployed; the log is " + home.serviceLog());
        }
    }

    /**
     * Waits until the server has stopped; to be called while the JVM shuts down, from a shutdown hook.
     *
     * <p>The server stops in a hook of its own, all hooks run at once, and the database has to outlive it.
     */
    static void awaitStop() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("GlassFish Shutdown Hook")) {
                try {
                    thread.join(STOP_PATIENCE.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Server.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
