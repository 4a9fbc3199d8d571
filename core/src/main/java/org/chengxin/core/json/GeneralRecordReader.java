package org.chengxin.core.json;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.general.GeneralCategory;
import org.chengxin.core.general.GeneralCategory.Form;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.general.GeneralRecord.Commitment;
import org.chengxin.core.general.GeneralRecord.Consent;
import org.chengxin.core.general.GeneralRecord.Interview;
import org.chengxin.core.general.GeneralRecord.Registration;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.SubjectKind;

/** Takes in a general record that is to be stored (001, articles 12 to 18), naming every fault of it at once. */
public final class GeneralRecordReader {

    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_RESULT = 1_000;
    private static final int LONGEST = 200;
    private static final int LONGEST_ID = 100;
    /** Article 13 item 5 takes in penalties by the general procedure alone; article 16 refers to it. */
    private static final Citation GENERAL_PROCEDURE = Citation.of("自治区政府令第234号第十三条第（五）项");

    private final Bound item;
    private final SubjectKind kind;
    private final LocalDate today;
    private final Faults faults;

    private GeneralRecordReader(Bound item, SubjectKind kind, LocalDate today, Faults faults) {
        this.item = item;
        this.kind = kind;
        this.today = today;
        this.faults = faults;
    }

    /**
     * Takes in the members of a general record.
     *
     * @param item the record's object; the caller refuses what else is in it
     * @param id the id it is to have
     * @param kind what its subject is in law
     * @param today the present day, after which nothing can have happened yet
     * @param faults where faults go
     * @return the record, null if any of these members is at fault
     */
    public static GeneralRecord read(Bound item, String id, SubjectKind kind, LocalDate today, Faults faults) {
        return new GeneralRecordReader(item, kind, today, faults).read(id);
    }

    private GeneralRecord read(String id) {
        int before = faults.size();
        item.word("type", true, type -> type.equals(GeneralRecord.TYPE) ? type : null, List.of(GeneralRecord.TYPE));
        GeneralCategory category = category();
        String text = item.text("text", true, LONGEST_WORDS);
        LocalDate decidedOn = past(item, "decidedOn", true);
        LocalDate endedOn = past(item, "endedOn", false);
        LocalDate repairedOn = past(item, "repairedOn", false);
        LocalDate validUntil = item.day("validUntil", false);
        String act = item.text("act", false, LONGEST_ID);
        DocumentReference document = CreditFileReader.document(item.object("document", false));
        Boolean disclosable = item.truth("public");
        Standing standing = standing(category);
        Consent consent = consent(category);
        Commitment commitment = commitment(of(category, Form.COMMITMENT, "commitment", true));
        Registration registration = registration(category);
        Interview interview = interview(of(category, Form.INTERVIEW, "interview", true));
        if (kind == SubjectKind.NATURAL_PERSON) {
            item.refuseWhatIsNotCollected(consent != null);
        }
        if (faults.size() > before) {
            return null;
        }
        CreditRecord record = new CreditRecord(
                id,
                GeneralRecord.TYPE,
                null,
                decidedOn,
                act,
                Facts.NONE,
                endedOn,
                repairedOn,
                validUntil,
                document,
                disclosable);
        return new GeneralRecord(record, standing, category, text, consent, commitment, registration, interview);
    }

    private GeneralCategory category() {
        String code = item.text("category", true, LONGEST_ID);
        if (code == null) {
            return null;
        }
        Category known = Catalogue.general().find(code).orElse(null);
        if (known != null && known.collection() == Collection.PROHIBITED) {
            item.fault("category", FaultCode.COLLECTION_FORBIDDEN);
            return null;
        }
        GeneralCategory category = GeneralCategory.find(code).orElse(null);
        if (category == null) {
            item.fault("category", FaultCode.CATEGORY_UNKNOWN);
        } else if (!category.category().concerns(kind)) {
            item.fault("category", FaultCode.CATEGORY_WRONG_SUBJECT);
        }
        return category;
    }

    private Standing standing(GeneralCategory category) {
        Standing standing = StandingReader.read(item, today, faults);
        if (standing.isPenalty() && category != null && category.category().collection() != Collection.ADVERSE) {
            item.fault(standing.penalty() == null ? "basis" : "penalty", FaultCode.FIELD_NOT_APPLICABLE);
        } else if (standing.isSimplePenalty()) {
            faults.add(item.pointer("penalty") + "/procedure", FaultCode.FACT_EXCLUDED, GENERAL_PROCEDURE);
        }
        return standing;
    }

    private Consent consent(GeneralCategory category) {
        Bound given = item.object("consent", false);
        if (given == null) {
            if (category != null && category.category().collection() == Collection.CONSENT_ONLY) {
                item.fault("consent", FaultCode.COLLECTION_CONSENT_MISSING);
            }
            return null;
        }
        if (kind != SubjectKind.NATURAL_PERSON) {
            item.fault("consent", FaultCode.FIELD_NOT_APPLICABLE);
        }
        String number = given.text("number", true, LONGEST);
        LocalDate on = past(given, "on", true);
        given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return number == null || on == null ? null : new Consent(number, on);
    }

    /** The object that a form has, null where it is absent or its category is of another form. */
    private Bound of(GeneralCategory category, Form form, String name, boolean required) {
        boolean fits = category != null && category.form() == form;
        Bound given = item.object(name, required && fits);
        if (given != null && category != null && !fits) {
            item.fault(name, FaultCode.FIELD_NOT_APPLICABLE);
            return null;
        }
        return given;
    }

    private Commitment commitment(Bound given) {
        if (given == null) {
            return null;
        }
        LocalDate dueOn = given.day("dueOn", false);
        LocalDate fulfilledOn = past(given, "fulfilledOn", false);
        Boolean fulfilled = given.truth("fulfilled");
        given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (fulfilledOn != null && Boolean.FALSE.equals(fulfilled)) {
            given.fault("fulfilledOn", FaultCode.FIELD_NOT_APPLICABLE);
        }
        return new Commitment(dueOn, fulfilledOn, fulfilled);
    }

    private Registration registration(GeneralCategory category) {
        Bound given = of(category, Form.REGISTRATION, "registration", false);
        LocalDate checkedOn = null;
        if (given != null) {
            checkedOn = past(given, "checkedOn", false);
            given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        return category != null && category.form() == Form.REGISTRATION ? new Registration(checkedOn) : null;
    }

    private Interview interview(Bound given) {
        if (given == null) {
            return null;
        }
        LocalDate heldOn = past(given, "heldOn", true);
        String topic = given.text("topic", true, LONGEST);
        String result = given.text("result", false, LONGEST_RESULT);
        given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return heldOn == null || topic == null ? null : new Interview(heldOn, topic, result);
    }

    private LocalDate past(Bound given, String name, boolean required) {
        LocalDate day = given.day(name, required);
        if (day != null && day.isAfter(today)) {
            given.fault(name, FaultCode.DATE_FUTURE);
        }
        return day;
    }
}
