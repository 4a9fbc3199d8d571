package org.chengxin.core.subject;

import java.util.Optional;

/** What a credit subject (信用主体) is in law. */
public enum SubjectKind {
    /** 法人. */
    LEGAL_PERSON("legal-person"),
    /** 非法人组织. */
    UNINCORPORATED("unincorporated"),
    /** 个体工商户: has a public code; its fines fall in the bands of organisations (reading F3). */
    INDIVIDUAL_BUSINESS("individual-business"),
    /** 自然人. */
    NATURAL_PERSON("natural-person");

    private final String code;

    SubjectKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<SubjectKind> parse(String code) {
        for (SubjectKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
