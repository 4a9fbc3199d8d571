package org.chengxin.api.procedure.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.State;
import org.chengxin.core.subject.AreaCode;

/**
 * A case as it is kept.
 *
 * @param id the key of its row, 0 before it is kept
 * @param law the code of the procedure
 * @param lawIsGeneral whether that is one of the general law, and not of the sector's
 * @param sector null for what is of the general part
 * @param subject the subject's public id
 * @param office the office that it lies with
 * @param now what follows from its steps
 * @param version counts its changes, from 1
 */
public record CaseRow(
        long id,
        String publicId,
        String trackingCode,
        String kind,
        String law,
        boolean lawIsGeneral,
        String sector,
        long subjectId,
        String subject,
        Matter matter,
        AreaCode office,
        Filed filed,
        Now now,
        int version) {

    /**
     * What a case is about.
     *
     * @param id its public id; of a grade the sector's
     * @param list the list that it is about, null where it is about none
     * @param reviewed the key of the row of the case that is reviewed, null where none is
     */
    public record Matter(About about, String id, ListKind list, Long reviewed) {}

    /**
     * Its filing.
     *
     * @param actor the account, null where somebody without one has filed it
     * @param office the area of the office that filed it, null where none did
     * @param name what the applicant is called, null where that is the subject or an office
     * @param contact how to reach that applicant
     * @param term the day that it names, null where it names none
     * @param ground the ground that it names, null where it names none
     * @param evidence ids of files, and words for what else there is
     */
    public record Filed(
            LocalDate on,
            Instant at,
            String actor,
            AreaCode office,
            String name,
            String contact,
            String statement,
            LocalDate term,
            String ground,
            List<String> evidence) {
        public Filed {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * What follows from its steps.
     *
     * @param dueOn null where nothing is due
     * @param provisional whether that day depends on a year without a notice
     * @param owedBy who owes the next step, null where nobody does
     * @param owedOffice the office that owes it, null where none does
     * @param escalatedOn since when it has been shown to the level above, null where it has not
     * @param disputes whether it marks what it is about as disputed
     * @param running whether another of its kind about the same has to wait
     */
    public record Now(
            String stage,
            State state,
            LocalDate dueOn,
            boolean provisional,
            String owedBy,
            AreaCode owedOffice,
            LocalDate escalatedOn,
            boolean disputes,
            boolean running) {}

    /** The same, further on. */
    public CaseRow at(Now then) {
        return new CaseRow(
                id,
                publicId,
                trackingCode,
                kind,
                law,
                lawIsGeneral,
                sector,
                subjectId,
                subject,
                matter,
                office,
                filed,
                then,
                version + 1);
    }

    /** What only one running case of its kind can be about. */
    String runningKey() {
        return now.running() ? kind + ':' + matter.about().code() + ':' + subjectId + ':' + matter.id() : null;
    }
}
