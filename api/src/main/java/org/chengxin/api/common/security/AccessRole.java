package org.chengxin.api.common.security;

import java.util.Optional;

/** The roles of the contract, as a token's {@code groups} name them. */
public enum AccessRole {
    /** Enters and corrects records, decides procedures. */
    OFFICER("officer"),
    /** Of the office that reviews. */
    REVIEWER("reviewer"),
    /** The public credit agency: imports, closes periods, publishes, lists. */
    AGENCY("agency"),
    /** A department or body that uses credit information. */
    USER("user"),
    /** A company's or person's own account. */
    SUBJECT("subject"),
    /** Webhooks and bulk reads. */
    DEVELOPER("developer"),
    /** Reads the audit trail, and what it tells of. */
    AUDITOR("auditor"),
    /** Runs the service. */
    ADMIN("admin");

    private final String code;

    AccessRole(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<AccessRole> parse(String code) {
        for (AccessRole role : values()) {
            if (role.code.equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
