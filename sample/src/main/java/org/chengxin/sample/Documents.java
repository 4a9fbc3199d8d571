package org.chengxin.sample;

import java.util.HashMap;
import java.util.Map;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.Areas.Level;

/** Numbers the documents of the region's offices: each number is given once. */
final class Documents {

    private final Map<String, Integer> last = new HashMap<>();

    /**
     * A document that a record rests on.
     *
     * @param number for example （示例）额市监罚〔2026〕12号
     * @param authority the area of the office
     * @param issuer the office's name
     */
    record Document(String number, AreaCode authority, String issuer) {}

    /**
     * The next document of an office.
     *
     * @param kind how its number abbreviates what it is
     */
    Document next(Office office, Area area, String kind, int year) {
        String place = area.level() == Level.REGION ? "内" : area.name().substring(0, 1);
        // Areas with the same first character share a series, so that no number stands for two documents.
        String series = "（示例）" + place + office.abbreviation() + kind + "〔" + year + "〕";
        int serial = last.merge(series, 1, Integer::sum);
        return new Document(series + serial + "号", area.code(), office.of(area));
    }
}
