package org.chengxin.core.file;

import java.util.Optional;
import org.chengxin.core.law.Text;

/** The lists (名单) that a subject can be on. Each sector keeps its own; lists of like name are never merged. */
public enum ListKind {
    /** 诚信红名单 (000, article 46). */
    RED("red", Text.of("诚信红名单", "red list of the trustworthy")),
    /** 失信黑名单 (000, article 48). */
    BLACK("black", Text.of("失信黑名单", "black list of the untrustworthy")),
    /** 严重失信主体名单 (000, article 44; 001, article 32; 002, articles 16 to 19). */
    SEVERE("severe", Text.of("严重失信主体名单", "severe list")),
    /** 经营异常名录. */
    ABNORMAL("abnormal", Text.of("经营异常名录", "list of abnormal operations"));

    private final String code;
    private final Text title;

    ListKind(String code, Text title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public Text title() {
        return title;
    }

    public static Optional<ListKind> parse(String code) {
        for (ListKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
