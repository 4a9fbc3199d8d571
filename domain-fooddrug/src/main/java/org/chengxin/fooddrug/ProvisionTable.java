package org.chengxin.fooddrug;

import java.math.BigDecimal;
import java.util.Set;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.subject.SubjectKind;

/** What the columns of this sector's provision table say. */
final class ProvisionTable {

    static final Set<String> COLUMNS = Set.of(
            "article",
            "subject_kind",
            "amount_lower",
            "amount_upper",
            "points_printed",
            "mitigated_points",
            "mitigated_printed",
            "alternatives",
            "unit",
            "note",
            "penalty_result",
            "counts_as",
            "reading");

    static final String BY_AMOUNT = "by amount";
    static final String BY_ANALOGY = "by analogy";
    static final String BY_VALUE = "by value of goods";
    static final String REPEATED = "3×N";

    private ProvisionTable() {}

    /** A band of a fine: it follows from the amount (reading F3). */
    static boolean isBand(Provision provision) {
        return provision.attributes().containsKey("mitigated_points");
    }

    /** A row that is never entered by itself (reading F3). */
    static boolean isDerived(Provision provision) {
        return isBand(provision) || hasFormula(provision, BY_VALUE);
    }

    static boolean isAnalogy(Provision provision) {
        return hasFormula(provision, BY_ANALOGY);
    }

    static boolean hasFormula(Provision provision, String name) {
        return provision.points() instanceof Points.Formula formula
                && formula.name().equals(name);
    }

    static boolean isArticle27(Provision provision) {
        return "第二十七条".equals(provision.attributes().get("article"));
    }

    /** Whether it gives its points for each batch (reading F5). */
    static boolean isByBatch(Provision provision) {
        return "每批次".equals(provision.attributes().get("unit"));
    }

    /** Whether it is a result of an administrative penalty, of which the highest counts within one act (reading F6). */
    static boolean isPenaltyResult(Provision provision) {
        return "yes".equals(provision.attributes().get("penalty_result"));
    }

    /** Whether it makes its act a penalty (reading F7). */
    static boolean isPenalty(Provision provision) {
        return "penalty".equals(provision.attributes().get("counts_as"));
    }

    /** Whether it makes its act a warning, where nothing makes it a penalty (reading F7). */
    static boolean isWarning(Provision provision) {
        return "warning".equals(provision.attributes().get("counts_as"));
    }

    /** Whether a band is for a kind of subject: natural persons have theirs, everyone else the others (reading F3). */
    static boolean isBandFor(Provision band, SubjectKind kind) {
        return "自然人".equals(band.attributes().get("subject_kind")) == (kind == SubjectKind.NATURAL_PERSON);
    }

    /** Whether an amount falls in a band: its lower end is in it, its upper end is not (article 65). */
    static boolean holds(Provision band, BigDecimal amount) {
        String lower = band.attributes().get("amount_lower");
        String upper = band.attributes().get("amount_upper");
        return (lower == null || amount.compareTo(new BigDecimal(lower)) >= 0)
                && (upper == null || amount.compareTo(new BigDecimal(upper)) < 0);
    }
}
