package org.chengxin.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The command line: {@code start}, {@code run}, {@code stop}, {@code status}, {@code token}, {@code verify}. */
public final class Main {

    private Main() {}

    /**
     * Does what the first argument says.
     *
     * @param args see {@link Options}, {@link TokenOptions} and {@link VerifyOptions}
     */
    public static void main(String[] args) {
        try {
            Path defaultHome = Path.of(".run").toAbsolutePath();
            String command = args.length == 0 ? "" : args[0];
            if (command.equals("token")) {
                token(TokenOptions.parse(List.of(args).subList(1, args.length), defaultHome));
                return;
            }
            if (command.equals("verify")) {
                verify(VerifyOptions.parse(List.of(args).subList(1, args.length), defaultHome));
                return;
            }
            Options options = Options.parse(List.of(args), defaultHome);
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

    // The token alone goes to where a script reads it from.
    private static void token(TokenOptions options) throws IOException, LaunchException {
        Token token = Token.make(options, Instant.now());
        System.err.println(token.explanation());
        System.out.println(token.compact());
    }

    private static void verify(VerifyOptions options) throws IOException, LaunchException {
        if (!new Verify(options, Dist.ofThisJar(), System.getenv()).run(System.out)) {
            System.exit(1);
        }
    }

    // Also ends a JVM whose server has already been started.
    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
