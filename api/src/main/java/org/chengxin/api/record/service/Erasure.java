package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.document.service.Documents;
import org.chengxin.api.evidence.service.Evidence;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.notice.store.NoticeStore;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.publishing.service.Outbox;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.record.store.RecordJson;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.SubjectKind;

/**
 * Erases a record as the law asks: it goes from every table, with its former versions, the documents about it, the answers
 * kept for retries and what evaluations have written down of it; that there was one, and its hash, stays.
 */
@ApplicationScoped
public class Erasure {

    private final RecordStore records;
    private final Publicity publicity;
    private final GradeStore grades;
    private final PublicationStore publications;
    private final Outbox outbox;
    private final Feed feed;
    private final Documents documents;
    private final Evidence evidence;
    private final ProcedureStore procedures;
    private final NoticeStore notices;
    private final AuditTrail audit;
    private final Retries retries;
    private final ServiceClock clock;

    @Inject
    public Erasure(
            RecordStore records,
            Publicity publicity,
            GradeStore grades,
            PublicationStore publications,
            Outbox outbox,
            Feed feed,
            Documents documents,
            Evidence evidence,
            ProcedureStore procedures,
            NoticeStore notices,
            AuditTrail audit,
            Retries retries,
            ServiceClock clock) {
        this.records = records;
        this.publicity = publicity;
        this.grades = grades;
        this.publications = publications;
        this.outbox = outbox;
        this.feed = feed;
        this.documents = documents;
        this.evidence = evidence;
        this.procedures = procedures;
        this.notices = notices;
        this.audit = audit;
        this.retries = retries;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Erasure() {
        this(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Erases a record in the transaction of the caller, who grades the subject anew.
     *
     * @param subject whose record it is
     * @param ground what asks for it
     */
    public void erase(RecordRow row, SubjectRow subject, Citation ground, Caller caller) {
        Instant now = clock.instant();
        String id = row.stored().publicId();
        byte[] hash = RecordJson.hash(row.stored());
        boolean wasRead = publicity.onceRead(List.of(row)).contains(id);
        records.releaseDocument(row.stored());
        records.erase(row, hash, ground.text(), now);
        retries.forget(id);
        outbox.erase(row.subjectId(), subject.publicId(), id);
        boolean wasTold = feed.erase(id);
        if (wasRead || wasTold) {
            feed.recordErased(
                    new Feed.Of(subject.publicId(), row.stored().sector(), id),
                    subject.kind() == SubjectKind.NATURAL_PERSON,
                    ground);
        }
        publications.due(List.of(row.subjectId()));
        documents.eraseAbout(id, ground, caller);
        if (subject.kind() == SubjectKind.NATURAL_PERSON) {
            eraseCases(procedures.about(id), ground, caller);
        }
        int evaluations = row.stored().isGeneral()
                ? 0
                : grades.eraseReading(id, row.subjectId(), row.stored().sector(), now);
        audit.write(
                caller,
                AuditAction.RECORD_ERASED,
                subject.publicId(),
                id,
                Map.of("hash", HexFormat.of().formatHex(hash), "ground", ground.text(), "evaluations", evaluations));
    }

    /** What was said and handed in about it goes with it; that there were cases, and when, stays. */
    private void eraseCases(List<CaseRow> cases, Citation ground, Caller caller) {
        procedures.eraseTexts(cases.stream().map(CaseRow::id).toList());
        notices.eraseTexts(cases.stream().map(CaseRow::publicId).toList());
        for (CaseRow one : cases) {
            documents.erase(one.id(), ground, caller);
            evidence.erase(one.id(), ground, caller);
            retries.forget(one.publicId());
        }
    }
}
