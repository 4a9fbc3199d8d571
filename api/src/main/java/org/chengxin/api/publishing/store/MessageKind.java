package org.chengxin.api.publishing.store;

import java.util.Optional;

/** What a message is about. */
public enum MessageKind {
    /** A grade in force (000, article 58; 002, article 24). */
    GRADE("grade"),
    /** An entry on a list (000, articles 41, 44; 002, article 24; 003, part 五). */
    LIST("list"),
    /** A published administrative penalty (000, article 59; 003, part 五). */
    PENALTY("penalty"),
    /** What a repair came to (003, part 五 (二)). */
    REPAIR("repair"),
    /** A notice that is to be brought to its subject (reading O6). */
    NOTICE("notice");

    private final String code;

    MessageKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether other publishing systems are told of it. */
    public boolean isPublic() {
        return this != NOTICE;
    }

    public static Optional<MessageKind> parse(String code) {
        for (MessageKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
