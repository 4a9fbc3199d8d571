package org.chengxin.api.publishing.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far a message has come on its way to one destination. */
public enum DeliveryState {
    /** It has not been confirmed. */
    WAITING("waiting"),
    /** The destination has confirmed it. */
    DELIVERED("delivered"),
    /** What it told was erased before it was confirmed; a later message takes it down. */
    ERASED("erased");

    private final String code;

    DeliveryState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(DeliveryState::code).toList();
    }

    public static Optional<DeliveryState> parse(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
