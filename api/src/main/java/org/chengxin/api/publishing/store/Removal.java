package org.chengxin.api.publishing.store;

import java.util.Arrays;

/** Why others are told to take something down. */
public enum Removal {
    /** The penalty was repaired. */
    REPAIRED("repaired"),
    /** It should never have been entered. */
    WITHDRAWN("withdrawn"),
    /** It has been corrected so that it is not public any more. */
    CORRECTED("corrected"),
    /** The law has had it erased. */
    ERASED("erased"),
    /** Its publication is over, or there is no grade in force any more. */
    ENDED("ended"),
    /** The subject is off the list. */
    LEFT("left"),
    /** The file is part of another one, under which it is told. */
    MERGED("merged");

    private final String code;

    Removal(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Removal of(String code) {
        return Arrays.stream(values())
                .filter(removal -> removal.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
