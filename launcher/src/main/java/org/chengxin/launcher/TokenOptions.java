package org.chengxin.launcher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose token the command line asks for.
 *
 * @param home the home of the service that is to believe it
 * @param roles at least one role of the contract
 * @param authority the area code of the office, null for none
 * @param sectors the sectors that the office acts in
 * @param subject the subject a person stands for, null for none
 * @param purpose what information is used for, null where it is not said
 * @param name who it is
 * @param valid how long the token is good for
 */
record TokenOptions(
        Path home,
        List<String> roles,
        String authority,
        List<String> sectors,
        String subject,
        String purpose,
        String name,
        Duration valid) {

    static final String USAGE =
            "token  --role R[,R…] [--authority CODE] [--sectors a,b] [--subject ID] [--purpose TEXT]"
                    + " [--name WHO] [--valid 12h] [--home DIR]";

    static final List<String> ROLES =
            List.of("officer", "reviewer", "agency", "user", "subject", "developer", "auditor", "admin");

    private static final Duration USUAL = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String REGION = "150000";
    private static final Pattern AREA = Pattern.compile("15[0-9]{4}");
    private static final Pattern SECTOR = Pattern.compile("(?=.{1,32}$)[a-z](-?[a-z0-9])*");
    private static final Pattern SUBJECT = Pattern.compile("[0-9A-Za-z_-]{1,40}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cs}\uFFFD]{1,200}");
    private static final Pattern VALID = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

    /**
     * Reads the options.
     *
     * @param args what comes after {@code token}
     * @param defaultHome the home where none is named
     * @throws LaunchException naming everything that is wrong with them
     */
    static TokenOptions parse(List<String> args, Path defaultHome) throws LaunchException {
        Reading reading = new Reading(defaultHome);
        for (int i = 0; i < args.size(); i += 2) {
            String option = args.get(i);
            if (i + 1 == args.size() && option.startsWith("--")) {
                reading.faults.add(option + " needs a value.");
            } else {
                reading.take(option, i + 1 == args.size() ? "" : args.get(i + 1));
            }
        }
        return reading.finish();
    }

    /** What has been read so far, and what was wrong with it. */
    private static final class Reading {

        private final List<String> faults = new ArrayList<>();
        private Path home;
        private List<String> roles = List.of();
        private String authority;
        private List<String> sectors = List.of();
        private String subject;
        private String purpose;
        private String name;
        private Duration valid = USUAL;

        Reading(Path defaultHome) {
            home = defaultHome;
        }

        void take(String option, String value) throws LaunchException {
            switch (option) {
                case "--home" -> home = Options.path(value, option);
                case "--role" -> roles = Arrays.asList(value.split(",", -1));
                case "--authority" ->
                    authority = formed(AREA, value, "--authority is an area code: 15 and four digits.");
                case "--sectors" -> sectors = sectors(value);
                case "--subject" ->
                    subject = formed(
                            SUBJECT,
                            value,
                            "--subject is a subject's id as in its address: a credit code, or letters,"
                                    + " digits, - and _.");
                case "--purpose" -> purpose = formed(TEXT, value, "--purpose is a text of 1 to 200 characters.");
                case "--name" -> name = formed(TEXT, value, "--name is a text of 1 to 200 characters.");
                case "--valid" -> valid = valid(value);
                default -> throw new LaunchException("Unknown option " + option + ".\n" + USAGE);
            }
        }

        private String formed(Pattern form, String value, String otherwise) {
            if (!form.matcher(value).matches()) {
                faults.add(otherwise);
            }
            return value;
        }

        private List<String> sectors(String value) {
            List<String> ids = Arrays.asList(value.split(",", -1));
            if (!ids.stream().allMatch(id -> SECTOR.matcher(id).matches())) {
                faults.add("--sectors are ids such as mining, joined by commas.");
            }
            return ids;
        }

        private Duration valid(String value) {
            Matcher form = VALID.matcher(value);
            if (form.matches()) {
                long number = Long.parseLong(form.group(1));
                Duration asked = switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
                if (asked.compareTo(LONGEST) <= 0) {
                    return asked;
                }
            }
            faults.add("--valid is a time such as 30m, 12h or 7d, 30 days at most.");
            return USUAL;
        }

        TokenOptions finish() throws LaunchException {
            if (roles.isEmpty() || !ROLES.containsAll(roles)) {
                faults.add("--role is one or several, joined by commas, of " + String.join(", ", ROLES) + ".");
            }
            for (String role : roles) {
                if (List.of("officer", "reviewer", "agency", "user").contains(role) && authority == null) {
                    faults.add("The role " + role + " needs --authority, the area of its office.");
                }
                // The region's review is sector-free (reading O1).
                boolean sectorFree = role.equals("reviewer") && REGION.equals(authority);
                if (List.of("officer", "reviewer").contains(role) && sectors.isEmpty() && !sectorFree) {
                    faults.add("The role " + role + " needs --sectors.");
                }
                if (role.equals("subject") && subject == null) {
                    faults.add("The role subject needs --subject, whom the person stands for.");
                }
            }
            if (!faults.isEmpty()) {
                throw new LaunchException(String.join("\n", faults) + "\n" + USAGE);
            }
            // Whoever made a record does not decide about it, so that each token stands for somebody else unless it is
            // named.
            String where = authority != null ? "@" + authority : subject != null ? "@" + subject : "";
            return new TokenOptions(
                    home,
                    List.copyOf(roles),
                    authority,
                    List.copyOf(sectors),
                    subject,
                    purpose,
                    name != null ? name : roles.get(0) + where + "-" + somebody(),
                    valid);
        }

        private static String somebody() {
            return HexFormat.of().toHexDigits(new SecureRandom().nextInt());
        }
    }
}
