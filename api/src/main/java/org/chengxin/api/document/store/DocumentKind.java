package org.chengxin.api.document.store;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of document that offices make. Each office counts each kind by itself, year by year. */
public enum DocumentKind {
    /** 行政处罚信息信用修复告知书, which goes with the decision of a penalty (003, part 七 (三) and annex 3). */
    REPAIR_NOTICE("repair-notice", "修复告知"),
    /** What is told before an entry on the severe list (001, article 33; 002, article 19). */
    SEVERE_LISTING_NOTICE("severe-listing-notice", "列入告知"),
    /** The decision of an entry on the severe list, which the head of the office signs (002, article 18). */
    SEVERE_LISTING_DECISION("severe-listing-decision", "列入决定"),
    /** What came of an objection (000, article 54; 001, article 38). */
    OBJECTION_ANSWER("objection-answer", "异议答复"),
    /** What came of a review (000, article 55; 001, article 39). */
    REVIEW_ANSWER("review-answer", "复核答复"),
    /** What came of checking an inspection's result again (004, article 10 of the inspection rules). */
    INSPECTION_ANSWER("inspection-answer", "检查复核"),
    /** Why there is no repair (002, article 27; 003, part 四). */
    REPAIR_REFUSAL("repair-refusal", "不予修复"),
    /** That a record is repaired (001, article 37; 002, article 27; 003, part 四). */
    REPAIR_CONFIRMATION("repair-confirmation", "修复确认");

    private final String code;
    private final String series;

    DocumentKind(String code, String series) {
        this.code = code;
        this.series = series;
    }

    public String code() {
        return code;
    }

    /** What stands for the kind in a document's number. */
    public String series() {
        return series;
    }

    public static Optional<DocumentKind> parse(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
