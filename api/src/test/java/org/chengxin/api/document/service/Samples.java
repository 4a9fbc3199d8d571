package org.chengxin.api.document.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.document.store.DocumentKind;

/** Data for one document of each kind, all of it fictitious. */
final class Samples {

    private Samples() {}

    static Map<String, Object> of(DocumentKind kind) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "number", "呼伦贝尔市（" + kind.series() + "）〔2026〕1号",
                "addressee", "（样例）额尔古纳市云杉矿业有限公司",
                "code", "91150784MA0YY00001",
                "office", "（样例）呼伦贝尔市自然资源局",
                "madeOn", "2026-03-10"));
        data.putAll(own(kind));
        return data;
    }

    private static Map<String, Object> own(DocumentKind kind) {
        List<String> reasons = List.of("2026年1月5日因弄虚作假受到行政处罚。", "2026年2月6日拒不履行生效判决。");
        String rights = "《内蒙古自治区公共信用信息管理办法》第三十三条、《内蒙古自治区矿业权人和地矿中介服务机构信用监督管理办法（征求意见稿）》第十九条";
        Map<String, Object> answer = Map.of(
                "filedOn", "2026-02-20",
                "about", "（样例）〔2026〕17号行政处罚信息",
                "outcome", "维持原记录",
                "reasons", reasons,
                "ground", "《内蒙古自治区公共信用信息管理办法》第三十八条",
                "remedy", "不服本处理结果的，可以依照该办法第三十九条向自治区人民政府发展和改革部门申请复核。");
        return switch (kind) {
            case REPAIR_NOTICE -> Map.of("decision", "（样例）〔2026〕17号");
            case SEVERE_LISTING_NOTICE ->
                Map.of(
                        "reasons",
                        reasons,
                        "ground",
                        "《内蒙古自治区矿业权人和地矿中介服务机构信用监督管理办法（征求意见稿）》第十六条第（一）项",
                        "list",
                        "地矿严重失信名单",
                        "rights",
                        rights);
            case SEVERE_LISTING_DECISION ->
                Map.of(
                        "reasons", reasons,
                        "ground", "《内蒙古自治区矿业权人和地矿中介服务机构信用监督管理办法（征求意见稿）》第十六条第（一）项",
                        "list", "地矿严重失信名单",
                        "notice", "呼伦贝尔市（列入告知）〔2026〕1号",
                        "statement", "你（单位）在规定期限内未提出陈述和申辩。",
                        "from", "2026-03-10",
                        "period", "2026年3月10日至2031年3月10日",
                        "measures", List.of("依法限制参与矿业权招拍挂活动（第二十三条）。"),
                        "removal", "列入满1年且完成不良信息修复的，可以提出移出申请（第二十六条）。",
                        "signedBy", "（样例）张三");
            case OBJECTION_ANSWER, REVIEW_ANSWER, INSPECTION_ANSWER -> answer;
            case REPAIR_REFUSAL ->
                Map.of(
                        "filedOn", "2026-02-20",
                        "about", "（样例）〔2026〕17号行政处罚信息",
                        "reasons", reasons,
                        "ground", "内发改财金字〔2024〕398号第三部分");
            case REPAIR_CONFIRMATION ->
                Map.of(
                        "filedOn", "2026-02-20",
                        "about", "（样例）〔2026〕17号行政处罚信息",
                        "repairedOn", "2026-03-10",
                        "ground", "内发改财金字〔2024〕398号第三部分、第四部分");
        };
    }
}
