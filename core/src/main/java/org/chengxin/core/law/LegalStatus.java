package org.chengxin.core.law;

/** Whether a sector's rules are law in force or a draft (征求意见稿); shown wherever its grades are. */
public enum LegalStatus {
    IN_FORCE("in-force"),
    DRAFT("draft");

    private final String code;

    LegalStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
