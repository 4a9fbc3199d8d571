package org.chengxin.api.closing.service;

import org.chengxin.api.closing.store.AreaRow;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** What the office of an area does of a closing (000, articles 6, 7 and 57): each level evaluates its own area. */
enum Level {
    /** A banner or county drafts (000, article 7, item 2: 评定和上报). */
    DRAFT("draft", AreaRow.Kind.DRAFTED),
    /** A league or city checks. */
    CHECK("check", AreaRow.Kind.CHECKED),
    /** The region confirms, which closes the period (000, article 6, item 4: 审核汇总). */
    CONFIRM("confirm", AreaRow.Kind.CONFIRMED);

    private final String code;
    private final AreaRow.Kind kind;

    Level(String code, AreaRow.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    String code() {
        return code;
    }

    AreaRow.Kind kind() {
        return kind;
    }

    /**
     * The level of an area.
     *
     * @throws IllegalArgumentException for an unknown area
     */
    static Level of(AreaCode area) {
        return switch (Areas.region()
                .find(area)
                .orElseThrow(() -> new IllegalArgumentException("unknown area " + area))
                .level()) {
            case REGION -> CONFIRM;
            case LEAGUE -> CHECK;
            case BANNER -> DRAFT;
        };
    }

    /** The whole region. */
    static AreaCode region() {
        return Areas.region().all().iterator().next().code();
    }
}
