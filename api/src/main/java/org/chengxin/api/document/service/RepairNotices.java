package org.chengxin.api.document.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.document.store.DocumentKind;
import org.chengxin.api.document.store.DocumentRow;
import org.chengxin.api.document.store.DocumentStore;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordState;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;

/** Makes the notice that goes with the decision of a penalty and tells how to have it repaired (003, part 七 (三)). */
@ApplicationScoped
public class RepairNotices {

    private static final int CREATED = 201;
    private static final int LONGEST_NAME = 200;

    private final Documents documents;
    private final DocumentStore store;
    private final RecordStore records;
    private final SubjectStore subjects;
    private final Retries retries;
    private final Sectors sectors;

    @Inject
    public RepairNotices(
            Documents documents,
            DocumentStore store,
            RecordStore records,
            SubjectStore subjects,
            Retries retries,
            Sectors sectors) {
        this.documents = documents;
        this.store = store;
        this.records = records;
        this.subjects = subjects;
        this.retries = retries;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    RepairNotices() {
        this(null, null, null, null, null, null);
    }

    /**
     * Makes the notice of a penalty, once for each version of its record.
     *
     * @param body the name of the department, where the record does not tell it
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if there is no such record (404), it is erased (410), it is not of the caller's office (403), the input is at
     *     fault (400), or it is no published penalty, withdrawn, or has its notice already (409)
     */
    public Written make(String recordId, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /records/" + recordId + "/repair-notice", body, () -> {
            String subjectId = records.subjectOf(recordId).orElseThrow(Refusal::notFound);
            SubjectRow subject = Found.subject(subjects.lock(subjectId));
            RecordRow row = records.find(recordId, sectors.registry())
                    .orElseThrow(
                            () -> Refusal.of(records.isErased(recordId) ? ProblemType.ERASED : ProblemType.NOT_FOUND));
            StoredRecord stored = row.stored();
            DocumentReference decision =
                    Optional.ofNullable(stored.record().document()).orElse(new DocumentReference(null, null, null));
            AreaCode area = Optional.ofNullable(decision.authority()).orElse(caller.authority());
            String sector = stored.isGeneral() ? null : stored.sector().value();
            if (area == null || !caller.actsFor(area) || (sector != null && !caller.actsIn(sector))) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            String department = department(body, decision.issuer());
            refuseOther(row);
            DocumentRow.RecordVersion version =
                    new DocumentRow.RecordVersion(recordId, row.change().version());
            store.of(DocumentKind.REPAIR_NOTICE, version).ifPresent(before -> {
                throw Refusal.exists("/documents/" + before.publicId());
            });
            Map<String, Object> data = new LinkedHashMap<>();
            if (decision.number() != null) {
                data.put("decision", decision.number());
            }
            DocumentAnswer made = documents.make(
                    DocumentKind.REPAIR_NOTICE,
                    new Documents.Office(area, department),
                    subject,
                    new DocumentRow.Concern(subjectId, sector, null, version),
                    data,
                    caller);
            return new Written(CREATED, "/documents/" + made.id(), null, made.id(), Json.bytes(made));
        });
    }

    /** What the department that signs is called: as the request says, else as the record does. */
    private static String department(byte[] body, String issuer) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        String stated = item.text("issuer", issuer == null, LONGEST_NAME);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return stated == null ? issuer : stated;
    }

    private static void refuseOther(RecordRow row) {
        if (row.state() == RecordState.WITHDRAWN) {
            throw Refusal.conflict("", FaultCode.RECORD_WITHDRAWN);
        }
        if (!row.stored().standing().isPenalty() || row.stored().standing().isSimplePenalty()) {
            throw Refusal.conflict("", FaultCode.RECORD_NOT_PENALTY);
        }
    }
}
