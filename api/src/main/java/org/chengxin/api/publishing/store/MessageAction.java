package org.chengxin.api.publishing.store;

/** What the other side is to do. */
public enum MessageAction {
    /** Show it, in the place of what it was told of the same item before. */
    PUBLISH("publish"),
    /** Take it down. */
    REMOVE("remove"),
    /** Bring it to its subject. */
    SEND("send");

    private final String code;

    MessageAction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
