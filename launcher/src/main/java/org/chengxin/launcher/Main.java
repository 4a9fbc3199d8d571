package org.chengxin.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command line: {@code start}, {@code run}, {@code stop}, {@code status}. */
public final class Main {

    private Main() {}

    /**
     * Does what the first argument says.
     *
     * @param args see {@link Options}
     */
    public static void main(String[] args) {
        try {
            Options options = Options.parse(List.of(args), Path.of(".run").toAbsolutePath());
            Dist dist = Dist.ofThisJar();
            switch (options.command()) {
                case "start" -> System.out.println(new Control(options, dist).start());
                case "stop" -> System.out.println(new Control(options, dist).stop());
                case "status" -> System.out.println(new Control(options, dist).status());
                default -> new Service(options, dist, System.getenv()).run();
            }
        } catch (LaunchException e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail("The service's files cannot be used: " + e);
        } catch (RuntimeException e) {
            // A JVM whose main thread has failed would otherwise go on, as a server without an application.
            e.printStackTrace();
            fail("Chengxin fails: " + e);
        }
    }

    // Also ends a JVM whose server has already been started.
    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
