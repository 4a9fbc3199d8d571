package org.chengxin.api.procedure.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.procedure.About;

/**
 * A filing as it was sent.
 *
 * @param id what it is about, by public id; of a grade the sector
 * @param subject the subject, where that is named besides; else null
 * @param sector null where it names none
 * @param list null where it names none
 * @param term the day by which something is to be done, null where it names none
 * @param ground null where it names none
 * @param knownOn since when the applicant has known of the matter, null where it does not say
 * @param name of an applicant without an account, null where there is none
 * @param contact how to reach it
 */
record ProcedureIntake(
        String kind,
        About about,
        String id,
        String subject,
        String sector,
        ListKind list,
        String statement,
        List<String> evidence,
        LocalDate term,
        String ground,
        LocalDate knownOn,
        String name,
        String contact) {

    static final int LONGEST_ID = 40;
    static final int LONGEST_STATEMENT = 4_000;
    private static final int MOST_YEARS = 3;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_EVIDENCE = 20;
    private static final int LONGEST_EVIDENCE = 500;

    /**
     * Takes a filing in.
     *
     * @param kinds the kinds that there are
     * @throws Refusal if it has any fault (400)
     */
    static ProcedureIntake read(byte[] body, List<String> kinds, LocalDate today) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        String kind = item.word("kind", true, code -> kinds.contains(code) ? code : null, kinds);
        Bound about = item.objectOrEmpty("about");
        About matter = matter(about);
        Bound grade = matter == About.GRADE && about.isObject("grade") ? about.object("grade", true) : null;
        Bound applicant = item.object("applicant", false);
        ProcedureIntake read = new ProcedureIntake(
                kind,
                matter,
                id(about, matter, grade),
                grade == null ? about.text("subject", false, LONGEST_ID) : grade.text("subject", true, LONGEST_ID),
                item.text("sector", false, LONGEST_WORD),
                list(item),
                item.text("statement", true, LONGEST_STATEMENT),
                evidence(item, faults),
                term(item, today),
                item.text("ground", false, LONGEST_WORD),
                pastDay(item, "knownOn", today),
                applicant == null ? null : applicant.text("name", true, LONGEST_NAME),
                applicant == null ? null : applicant.text("contact", true, LONGEST_NAME));
        if (grade != null) {
            grade.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        about.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (applicant != null) {
            applicant.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return read;
    }

    /** A grade names its subject besides; everything else stands alone. */
    private static About matter(Bound about) {
        List<About> named = new ArrayList<>();
        for (About each : About.values()) {
            if (about.has(each.code())) {
                named.add(each);
            }
        }
        if (named.contains(About.GRADE)) {
            named.remove(About.SUBJECT);
        }
        if (named.size() != 1) {
            about.fault("", named.isEmpty() ? FaultCode.FIELD_MISSING : FaultCode.VALUE_DUPLICATE);
            return null;
        }
        return named.get(0);
    }

    private static String id(Bound about, About matter, Bound grade) {
        if (matter == null) {
            return null;
        }
        return grade == null ? about.text(matter.code(), true, LONGEST_ID) : grade.text("sector", true, LONGEST_ID);
    }

    private static ListKind list(Bound item) {
        return item.word(
                "list",
                false,
                code -> ListKind.parse(code).orElse(null),
                List.of(ListKind.values()).stream().map(ListKind::code).toList());
    }

    private static LocalDate term(Bound item, LocalDate today) {
        LocalDate term = item.day("dueOn", false);
        LocalDate last = today.plusYears(MOST_YEARS);
        if (term != null && term.isBefore(today)) {
            item.fault("dueOn", FaultCode.DATE_ORDER);
        } else if (term != null && term.isAfter(last)) {
            item.fault("dueOn", FaultCode.DATE_TOO_FAR, last);
        }
        return term;
    }

    static LocalDate pastDay(Bound item, String name, LocalDate today) {
        LocalDate day = item.day(name, false);
        if (day != null && day.isAfter(today)) {
            item.fault(name, FaultCode.DATE_FUTURE);
        }
        return day;
    }

    static List<String> evidence(Bound item, Faults faults) {
        List<?> given = item.array("evidence", false);
        if (given.size() > MOST_EVIDENCE) {
            item.fault("evidence", FaultCode.VALUE_RANGE, "0–" + MOST_EVIDENCE);
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = item.pointer("evidence") + "/" + i;
            Optional.ofNullable(Bound.text(given.get(i), at, LONGEST_EVIDENCE, faults))
                    .ifPresent(read::add);
        }
        return read;
    }
}
