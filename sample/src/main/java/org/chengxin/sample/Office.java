package org.chengxin.sample;

import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.Areas.Level;

/** The kinds of office that decide, find or grant what stands in a record. */
enum Office {
    MARKET("市监", "市场监督管理局", "市场监督管理局", "市场监督管理局"),
    RESOURCES("自然资", "自然资源厅", "自然资源局", "自然资源局"),
    MINISTRY_OF_RESOURCES("自然资部", "自然资源部", "自然资源部", "自然资源部"),
    INDUSTRY("工信", "工业和信息化厅", "工业和信息化局", "工业和信息化局"),
    REFORM("发改", "发展和改革委员会", "发展和改革委员会", "发展和改革委员会"),
    COURT("法", "高级人民法院", "中级人民法院", "人民法院"),
    GOVERNMENT("政", "人民政府", "人民政府", "人民政府");

    private final String abbreviation;
    private final String ofRegion;
    private final String ofLeague;
    private final String ofBanner;

    Office(String abbreviation, String ofRegion, String ofLeague, String ofBanner) {
        this.abbreviation = abbreviation;
        this.ofRegion = ofRegion;
        this.ofLeague = ofLeague;
        this.ofBanner = ofBanner;
    }

    /** How document numbers abbreviate it. */
    String abbreviation() {
        return abbreviation;
    }

    /** The office of an area, marked as one of the sample: no real office has decided anything of this. */
    String of(Area area) {
        if (this == MINISTRY_OF_RESOURCES) {
            return "自然资源部（示例）";
        }
        boolean league = area.level() == Level.LEAGUE && area.name().endsWith("盟");
        String name = switch (area.level()) {
            case REGION -> ofRegion;
            case LEAGUE -> this == GOVERNMENT && league ? "行政公署" : ofLeague;
            case BANNER -> ofBanner;
        };
        return area.name() + name + "（示例）";
    }
}
