package org.chengxin.api.evidence.service;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.core.fault.FaultCode;

/** What a file may be called. The name is only ever shown; the file itself is kept under another. */
public final class FileNames {

    public static final int LONGEST = 200;

    private static final Pattern PATH = Pattern.compile("[/\\\\]|^\\.{1,2}$|^[A-Za-z]:");

    private FileNames() {}

    /** What is wrong with a name of good characters and length, if anything. */
    public static Optional<FaultCode> fault(String name) {
        if (PATH.matcher(name).find()) {
            return Optional.of(FaultCode.NAME_PATH);
        }
        // Such as those that turn the direction of writing, by which "exe.pdf" is made of "fdp.exe".
        boolean invisible = name.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
        return invisible ? Optional.of(FaultCode.VALUE_CHARACTERS) : Optional.empty();
    }
}
