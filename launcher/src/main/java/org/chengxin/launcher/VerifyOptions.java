package org.chengxin.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to be verified.
 *
 * @param home the home of the service
 * @param head a head of the audit trail noted earlier, null for none
 * @param json whether the result is for a program
 */
record VerifyOptions(Path home, String head, boolean json) {

    static final String USAGE = "verify [--head SEQ:HASH] [--json] [--home DIR]";

    private static final Pattern HEAD = Pattern.compile("(0|[1-9][0-9]{0,17}):[0-9a-f]{64}");

    /**
     * Reads the options.
     *
     * @param args what comes after {@code verify}
     * @param defaultHome the home where none is named
     * @throws LaunchException when an option is unknown or its value makes no sense
     */
    static VerifyOptions parse(List<String> args, Path defaultHome) throws LaunchException {
        Path home = defaultHome;
        String head = null;
        boolean json = false;
        for (int i = 0; i < args.size(); i++) {
            String option = args.get(i);
            switch (option) {
                case "--home" -> home = Options.path(Options.value(args, ++i, option), option);
                case "--head" -> head = head(Options.value(args, ++i, option));
                case "--json" -> json = true;
                default -> throw new LaunchException("Unknown option " + option + ".\n" + USAGE);
            }
        }
        return new VerifyOptions(home, head, json);
    }

    private static String head(String value) throws LaunchException {
        if (!HEAD.matcher(value).matches()) {
            throw new LaunchException(
                    "--head is a head as ./chengxin verify prints it: a number, a colon and 64 hexadecimal digits.");
        }
        return value;
    }
}
