package org.chengxin.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param command {@code start}, {@code run}, {@code stop} or {@code status}
 * @param home the folder with everything that outlives a start
 * @param host the address that the HTTP port is bound to
 * @param port the HTTP port; 0 takes a free one
 * @param heap the JVM's largest heap, in its own notation ({@code 1g}, {@code 768m})
 * @param empty whether a new database stays without the sample region
 * @param movableClock whether the service's clock may be set from outside (tests only)
 * @param quick whether the JVM compiles for an early start instead of for throughput (tests only)
 * @param alongside further applications for the same server, each at the path of its file's name (benchmarks only)
 */
public record Options(
        String command,
        Path home,
        String host,
        int port,
        String heap,
        boolean empty,
        boolean movableClock,
        boolean quick,
        List<Path> alongside) {

    static final String USAGE = """
            start  [--empty] [--port N] [--host H] [--home DIR] [--heap SIZE]   in the background, until it is ready
            run    with the same options, in the foreground
            stop   [--home DIR]
            status [--home DIR]
            """ + TokenOptions.USAGE + "\n" + VerifyOptions.USAGE;

    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,9}[kKmMgG]");
    private static final List<String> COMMANDS = List.of("start", "run", "stop", "status");

    /**
     * Reads the command line.
     *
     * @param args the command and its options
     * @param defaultHome the home where none is named
     * @throws LaunchException when an option is unknown or its value makes no sense
     */
    static Options parse(List<String> args, Path defaultHome) throws LaunchException {
        if (args.isEmpty() || !COMMANDS.contains(args.get(0))) {
            throw new LaunchException("Commands:\n" + USAGE);
        }
        String command = args.get(0);
        Path home = defaultHome;
        String host = "127.0.0.1";
        int port = 8080;
        String heap = "1g";
        boolean empty = false;
        boolean movableClock = false;
        boolean quick = false;
        List<Path> alongside = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            String option = args.get(i);
            switch (option) {
                case "--home" -> home = path(value(args, ++i, option), option);
                case "--host" -> host = address(value(args, ++i, option));
                case "--port" -> port = port(value(args, ++i, option));
                case "--heap" -> heap = heap(value(args, ++i, option));
                case "--empty" -> empty = true;
                case "--movable-clock" -> movableClock = true;
                case "--quick" -> quick = true;
                case "--deploy" -> alongside.add(path(value(args, ++i, option), option));
                default -> throw new LaunchException("Unknown option " + option + ". Commands:\n" + USAGE);
            }
        }
        return new Options(command, home, host, port, heap, empty, movableClock, quick, List.copyOf(alongside));
    }

    /** The same wish for a JVM that runs the service itself, on a port that is settled. */
    List<String> asRunArguments(int settledPort) {
        List<String> args = new ArrayList<>(
                List.of("run", "--home", home.toString(), "--host", host, "--port", Integer.toString(settledPort)));
        if (empty) {
            args.add("--empty");
        }
        if (movableClock) {
            args.add("--movable-clock");
        }
        for (Path application : alongside) {
            args.addAll(List.of("--deploy", application.toString()));
        }
        return args;
    }

    static String value(List<String> args, int index, String option) throws LaunchException {
        if (index >= args.size()) {
            throw new LaunchException("Option " + option + " needs a value.");
        }
        return args.get(index);
    }

    static Path path(String value, String option) throws LaunchException {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new LaunchException(option + " is no file's name: " + value, e);
        }
    }

    private static String address(String value) throws LaunchException {
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw new LaunchException("--host is no address of this machine: " + value, e);
        }
    }

    private static int port(String value) throws LaunchException {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            throw new LaunchException("--port is a number from 0 (a free one is taken) to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static String heap(String value) throws LaunchException {
        if (!HEAP.matcher(value).matches()) {
            throw new LaunchException("--heap is a size such as 1g or 768m, not " + value);
        }
        return value;
    }
}
