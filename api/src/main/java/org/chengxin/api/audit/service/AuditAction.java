package org.chengxin.api.audit.service;

/** What an entry of the audit trail tells of. */
public enum AuditAction {
    SUBJECT_CREATED("subject.created"),
    SUBJECT_CHANGED("subject.changed"),
    SUBJECT_MERGED("subject.merged"),
    SUBJECT_READ("subject.read"),
    SUBJECTS_LOOKED_UP("subjects.looked-up"),
    RECEIPT_READ("receipt.read"),
    AUTHORISATION_GIVEN("authorisation.given"),
    AUTHORISATION_REVOKED("authorisation.revoked"),
    AUTHORISATIONS_READ("authorisations.read"),
    RECORD_ENTERED("record.entered"),
    RECORD_CHECKED("record.checked"),
    RECORD_CORRECTED("record.corrected"),
    RECORD_WITHDRAWN("record.withdrawn"),
    RECORD_ARCHIVED("record.archived"),
    RECORD_ERASED("record.erased"),
    RECORD_READ("record.read"),
    GRADE_READ("grade.read"),
    EVALUATION_READ("evaluation.read"),
    EVALUATIONS_READ("evaluations.read"),
    DETERMINATIONS_READ("determinations.read"),
    RECORD_REPAIRED("record.repaired"),
    RECORDS_READ("records.read"),
    VERSIONS_READ("versions.read"),
    DELIVERIES_READ("deliveries.read"),
    NOTICE_SERVED("notice.served"),
    NOTICE_RECEIVED("notice.received"),
    NOTICES_READ("notices.read"),
    PROCEDURE_FILED("procedure.filed"),
    PROCEDURE_STEP("procedure.step"),
    /** A step is overdue, which the level above sees from now on. */
    PROCEDURE_OVERDUE("procedure.overdue"),
    /** What is due of a case was counted again. */
    PROCEDURE_PROJECTED("procedure.projected"),
    PROCEDURE_READ("procedure.read"),
    PROCEDURES_READ("procedures.read"),
    LIST_LEFT("list.left"),
    LIST_ENTERED("list.entered"),
    LISTS_IMPORTED("lists.imported"),
    IMPORT_BEGUN("import.begun"),
    IMPORT_CHUNK("import.chunk"),
    IMPORT_ENDED("import.ended"),
    IMPORT_FAULTS_READ("import.faults-read"),
    CLOSING_BEGUN("closing.begun"),
    /** An area has been drafted or checked, which closes nothing. */
    CLOSING_DRAFTED("closing.drafted"),
    PERIOD_CLOSED("period.closed"),
    PERIOD_PUBLISHED("period.published"),
    PROPOSALS_READ("proposals.read"),
    CLOSED_GRADES_READ("closed-grades.read"),
    SIMULATION_BEGUN("simulation.begun"),
    SIMULATION_READ("simulation.read"),
    EVIDENCE_ADDED("evidence.added"),
    EVIDENCE_ATTACHED("evidence.attached"),
    EVIDENCE_READ("evidence.read"),
    EVIDENCE_ERASED("evidence.erased"),
    /** Files that nobody has used, and that are deleted therefore. */
    EVIDENCE_EXPIRED("evidence.expired"),
    DOCUMENT_MADE("document.made"),
    DOCUMENT_READ("document.read"),
    DOCUMENT_ERASED("document.erased"),
    /** Something that must not be collected was sent (001, article 18); what it was is not written down. */
    COLLECTION_REFUSED("collection.refused"),
    AUDIT_READ("audit.read");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
