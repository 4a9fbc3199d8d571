package org.chengxin.core.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengxin.core.law.Citation;

/**
 * What must not be collected of a natural person (reading D3; 001, article 18): religion, genes, fingerprints, blood type, illness
 * and medical history never; income, deposits, securities, commercial insurance, real estate and tax amounts only with consent in
 * writing. It looks at the names of facts and at free text, because a forbidden thing must not come in under another heading.
 */
public final class CollectionLimits {

    /** The article of what is never collected. */
    public static final Citation NEVER = Citation.of("自治区政府令第234号第十八条");
    /** The article of what needs consent. */
    public static final Citation ONLY_WITH_CONSENT = Citation.of("自治区政府令第234号第十八条第二款");

    private static final List<String> FORBIDDEN = List.of(
            "宗教信仰",
            "宗教",
            "信教",
            "基因",
            "遗传信息",
            "dna",
            "指纹",
            "血型",
            "疾病",
            "病史",
            "病历",
            "患病",
            "确诊",
            "religio",
            "gene ",
            "genes",
            "genetic",
            "genome",
            "fingerprint",
            "blood type",
            "bloodtype",
            "blood group",
            "bloodgroup",
            "illness",
            "disease",
            "medical history",
            "medicalhistory",
            "medical record",
            "medicalrecord");

    private static final List<String> WITH_CONSENT = List.of(
            "收入",
            "存款",
            "有价证券",
            "商业保险",
            "不动产",
            "房产",
            "纳税数额",
            "纳税额",
            "income",
            "salary",
            "deposit",
            "securities",
            "commercial insurance",
            "commercialinsurance",
            "real estate",
            "realestate",
            "tax amount",
            "taxamount");

    private CollectionLimits() {}

    /** Why a text or name must not be taken in. */
    public enum Refusal {
        /** It is never collected. */
        FORBIDDEN,
        /** It is collected only with consent in writing. */
        NEEDS_CONSENT
    }

    /**
     * Looks at the name of a fact, a category's words, or free text about a natural person.
     *
     * @param consented whether the document of the person's consent is there
     * @return empty where the text may be taken in
     */
    public static Optional<Refusal> refusalOf(String text, boolean consented) {
        String small = text.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        if (containsAny(small, FORBIDDEN)) {
            return Optional.of(Refusal.FORBIDDEN);
        }
        return !consented && containsAny(small, WITH_CONSENT) ? Optional.of(Refusal.NEEDS_CONSENT) : Optional.empty();
    }

    private static boolean containsAny(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
