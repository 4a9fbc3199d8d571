package org.chengxin.core.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
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
            " gene ",
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

    /** Ordinary words that only contain one of those above: offices, goods and offences, nobody's own information. */
    private static final List<String> ORDINARY = List.of(
            "诚信教育",
            "守信教育",
            "转基因",
            "疾病预防控制",
            "不动产登记",
            "不动产权登记",
            "kidnap",
            "genetically modified",
            "disease control",
            "mineral deposit");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}_-]+");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private CollectionLimits() {}

    /** Why a text or name must not be taken in. */
    public enum Refusal {
        /** It is never collected. */
        FORBIDDEN(FaultCode.COLLECTION_FORBIDDEN),
        /** It is collected only with consent in writing. */
        NEEDS_CONSENT(FaultCode.COLLECTION_CONSENT_MISSING);

        private final FaultCode code;

        Refusal(FaultCode code) {
            this.code = code;
        }

        /** The fault that it is in an input. */
        public FaultCode code() {
            return code;
        }
    }

    /**
     * What must not be taken in of a whole input.
     *
     * @param pointer where it stands; it never holds a value
     */
    public record Finding(String pointer, Refusal refusal) {}

    /**
     * Looks at the name of a fact, a category's words, or free text about a natural person.
     *
     * @param consented whether the document of the person's consent is there
     * @return empty where the text may be taken in
     */
    public static Optional<Refusal> refusalOf(String text, boolean consented) {
        if (isForbidden(text)) {
            return Optional.of(Refusal.FORBIDDEN);
        }
        return !consented && containsAny(text, WITH_CONSENT) ? Optional.of(Refusal.NEEDS_CONSENT) : Optional.empty();
    }

    /** Whether a name or text is of what is never collected. */
    public static boolean isForbidden(String text) {
        return containsAny(text, FORBIDDEN);
    }

    /**
     * Looks at every name and every text of an input about a natural person, however deep it stands.
     *
     * @param json what {@link org.chengxin.core.json.JsonInput} read
     * @param pointer the JSON pointer of that value
     * @param consented whether the document of the person's consent is there
     * @return what must not be taken in, in the order of the input; nothing where all of it may be
     */
    public static List<Finding> findings(Object json, String pointer, boolean consented) {
        List<Finding> findings = new ArrayList<>();
        walk(json, pointer, consented, findings);
        return findings;
    }

    /** Notes what must not be taken in of an input; see {@link #findings}. What is noted already is not noted twice. */
    public static void check(Object json, String pointer, boolean consented, Faults faults) {
        for (Finding finding : findings(json, pointer, consented)) {
            if (!faults.has(finding.pointer(), finding.refusal().code())) {
                faults.add(finding.pointer(), finding.refusal().code());
            }
        }
    }

    private static void walk(Object json, String pointer, boolean consented, List<Finding> findings) {
        switch (json) {
            case String text ->
                refusalOf(text, consented).ifPresent(refusal -> findings.add(new Finding(pointer, refusal)));
            case List<?> items -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(items.get(i), pointer + "/" + i, consented, findings);
                }
            }
            case Map<?, ?> members ->
                members.forEach((name, value) -> {
                    String at = pointer + "/" + Faults.token((String) name);
                    Optional<Refusal> refusal = refusalOf((String) name, consented);
                    if (refusal.isPresent()) {
                        findings.add(new Finding(at, refusal.get())); // whatever it holds
                    } else {
                        walk(value, at, consented, findings);
                    }
                });
            case null, default -> {
                // A number or a truth value says nothing without its name.
            }
        }
    }

    /** Full-width letters, blanks within a word and invisible characters do not help. */
    private static boolean containsAny(String text, List<String> words) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String joined = ordinaryLeftOut(BETWEEN_WORDS.matcher(plain).replaceAll(""));
        String spaced = ordinaryLeftOut(" "
                + BETWEEN_WORDS
                        .matcher(NEXT_WORD.matcher(plain).replaceAll(" "))
                        .replaceAll(" ")
                + " ");
        for (String word : words) {
            // Chinese has no blanks between words, so one within a word only hides it; English would run together.
            boolean chinese = Character.isIdeographic(word.charAt(0));
            if ((chinese ? joined : spaced).contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String ordinaryLeftOut(String text) {
        String left = text.toLowerCase(Locale.ROOT);
        for (String ordinary : ORDINARY) {
            left = left.replace(ordinary, "|");
        }
        return left;
    }
}
