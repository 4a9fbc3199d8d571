package org.chengxin.core.fault;

import java.util.ArrayList;
import java.util.List;

/** Collects every fault of an input, so that one answer can name them all; up to a bound, after which it only notes more. */
public final class Faults {

    /** How many faults one answer names. */
    public static final int MOST = 1_000;

    private final List<Fault> list = new ArrayList<>();
    private boolean truncated;

    public void add(String pointer, FaultCode code, Object... particulars) {
        if (list.size() < MOST) {
            list.add(Fault.of(pointer, code, particulars));
        } else {
            truncated = true;
        }
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int size() {
        return list.size();
    }

    /** The faults in the order in which they were found. */
    public List<Fault> list() {
        return List.copyOf(list);
    }

    /** Whether there are more than {@link #MOST}. */
    public boolean truncated() {
        return truncated;
    }

    /** A pointer's reference token for a member name (RFC 6901). */
    public static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
