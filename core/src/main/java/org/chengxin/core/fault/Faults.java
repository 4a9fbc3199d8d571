package org.chengxin.core.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects every fault of an input, so that one answer can name them all; up to a bound, after which it only notes more. */
public final class Faults {

    /** How many faults one answer names. */
    public static final int MOST = 1_000;

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    private final List<Fault> list = new ArrayList<>();
    private int found;

    public void add(String pointer, FaultCode code, Object... particulars) {
        found++;
        if (list.size() < MOST) {
            list.add(Fault.of(pointer, code, particulars));
        }
    }

    /** Whether a fault of a kind at a place is noted; once as many are as are named, nobody needs to know. */
    public boolean has(String pointer, FaultCode code) {
        return !isFull()
                && list.stream()
                        .anyMatch(
                                fault -> fault.code() == code && fault.pointer().equals(pointer));
    }

    /** Whether as many are noted as one answer names; further ones are only counted. */
    public boolean isFull() {
        return list.size() == MOST;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** How many were found, also beyond those that are named. */
    public int size() {
        return found;
    }

    /** The faults in the order in which they were found. */
    public List<Fault> list() {
        return List.copyOf(list);
    }

    /** Whether there are more than {@link #MOST}. */
    public boolean truncated() {
        return found > MOST;
    }

    /**
     * A pointer's reference token for a member name (RFC 6901). Half a character, which JSON can escape but no UTF-8 can write,
     * becomes U+FFFD.
     */
    public static String token(String name) {
        boolean plain = true;
        for (int i = 0; i < name.length() && plain; i++) {
            char c = name.charAt(i);
            plain = c != '~' && c != '/' && !Character.isSurrogate(c);
        }
        if (plain) {
            return name;
        }
        return HALF_CHARACTER
                .matcher(name)
                .replaceAll("\uFFFD")
                .replace("~", "~0")
                .replace("/", "~1");
    }
}
