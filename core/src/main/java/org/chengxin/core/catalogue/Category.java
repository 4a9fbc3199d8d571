package org.chengxin.core.catalogue;

import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.SubjectKind;

/**
 * A category of credit information (信用信息类别) that the law has collected, or forbids to collect.
 *
 * @param code its code in the catalogue, for example {@code RC083}
 * @param document the document it stands in, for example {@code 001}
 * @param citation where it stands
 * @param collection what the law says of collecting it
 * @param text its words
 * @param subjects whom it is about, in the law's words
 * @param note what the table notes of it, null where nothing
 */
public record Category(
        String code,
        String document,
        Citation citation,
        Collection collection,
        String text,
        String subjects,
        String note) {

    public Category {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(subjects, "subjects");
    }

    /** What the law says of collecting a category. */
    public enum Collection {
        BASIC("basic"),
        GOOD("good"),
        ADVERSE("adverse"),
        PROCESS("process"),
        PUBLIC("public"),
        NON_PUBLIC("non_public"),
        OTHER("other"),
        /** Of a natural person, only with the person's consent in writing (001, article 18 paragraph 2; reading D3). */
        CONSENT_ONLY("consent_only"),
        /** Never of a natural person (001, article 18; reading D3). */
        PROHIBITED("prohibited");

        private final String code;

        Collection(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether it is about natural persons, alone or among others. */
    public boolean concernsNaturalPersons() {
        return subjects.contains("自然人") || subjects.contains("公民");
    }

    /** Whether it is about organisations, alone or among others. */
    public boolean concernsOrganisations() {
        return !subjects.equals("自然人");
    }

    /**
     * Whether subjects of a kind can have it. An individual business (个体工商户) has what organisations and other market subjects
     * (市场主体) have, being found by a public code like them; it is no enterprise (企业).
     */
    public boolean concerns(SubjectKind kind) {
        return switch (kind) {
            case NATURAL_PERSON -> concernsNaturalPersons();
            case INDIVIDUAL_BUSINESS -> concernsOrganisations() && !subjects.equals("企业");
            case LEGAL_PERSON, UNINCORPORATED -> concernsOrganisations() && !subjects.equals("个体工商户");
        };
    }
}
