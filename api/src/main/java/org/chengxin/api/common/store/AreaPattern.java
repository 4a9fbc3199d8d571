package org.chengxin.api.common.store;

import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** What the codes of an area and of all below it look like, for {@code like}. */
public final class AreaPattern {

    private AreaPattern() {}

    /**
     * The pattern.
     *
     * @throws IllegalArgumentException for an unknown area
     */
    public static String of(AreaCode area) {
        return switch (Areas.region()
                .find(area)
                .orElseThrow(() -> new IllegalArgumentException("unknown area " + area))
                .level()) {
            case REGION -> area.value().substring(0, 2) + "%";
            case LEAGUE -> area.value().substring(0, 4) + "%";
            case BANNER -> area.value();
        };
    }
}
