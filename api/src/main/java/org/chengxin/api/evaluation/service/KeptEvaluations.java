package org.chengxin.api.evaluation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.evaluation.store.EvaluationHead;
import org.chengxin.api.evaluation.store.EvaluationStore;
import org.chengxin.api.evaluation.store.EvaluationTexts;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.json.Replay;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/** The receipts of grades: every evaluation that was kept, with all that it rests on, and made again from it. */
@ApplicationScoped
public class KeptEvaluations {

    private static final char BY_ID = 'e';

    private final Database database;
    private final EvaluationStore evaluations;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final Sights sights;
    private final AuditTrail audit;
    private final Sectors sectors;

    @Inject
    public KeptEvaluations(
            Database database,
            EvaluationStore evaluations,
            SubjectStore subjects,
            RecordStore records,
            Sights sights,
            AuditTrail audit,
            Sectors sectors) {
        this.database = database;
        this.evaluations = evaluations;
        this.subjects = subjects;
        this.records = records;
        this.sights = sights;
        this.audit = audit;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    KeptEvaluations() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * One evaluation.
     *
     * @param replay whether it is made again
     * @throws Refusal if there is none (404), the caller may not read all of the subject's file in its sector (403), a purpose is
     *     missing (400), or it is to be made again and its input was erased (410)
     */
    public Prepared one(long id, boolean replay, Caller caller) {
        return database.inTransaction(() -> {
            EvaluationHead head = evaluations.find(id).orElseThrow(Refusal::notFound);
            Sector sector = sectors.enabled(head.sector());
            refuseUnlessWhole(caller, head.subject(), sector);
            Optional<EvaluationTexts> texts =
                    Optional.ofNullable(evaluations.texts(List.of(id)).get(id));
            if (replay && texts.isEmpty()) {
                throw Refusal.of(ProblemType.ERASED);
            }
            audit.write(
                    caller,
                    AuditAction.EVALUATION_READ,
                    head.subject(),
                    Long.toString(id),
                    Map.of("sector", head.sector(), "replay", replay));
            Map<String, Object> answer = head(head);
            answer.put("ruleSetHash", head.ruleSetHash());
            answer.put("plugin", head.pluginVersion());
            answer.put("calendar", head.calendar());
            answer.put("inputHash", HexFormat.of().formatHex(head.inputHash()));
            answer.put("answerHash", HexFormat.of().formatHex(head.answerHash()));
            texts.ifPresent(kept -> {
                Object input = JsonInput.read(kept.input(), new Faults());
                answer.put("records", versions(input, head.versions()));
                answer.put("input", input);
                answer.put("answer", JsonInput.read(kept.answer(), new Faults()));
                if (replay) {
                    answer.put("replay", again(head, kept, sector));
                }
            });
            answer.values().removeIf(value -> value == null);
            return Prepared.of(Json.bytes(answer));
        });
    }

    /** What comes out when it is made again from its input, by the law and the code of now. */
    private Map<String, Object> again(EvaluationHead head, EvaluationTexts kept, Sector sector) {
        Map<String, Object> replay = new LinkedHashMap<>();
        boolean intact = Arrays.equals(Digests.sha256(kept.input()), head.inputHash())
                && Arrays.equals(Digests.sha256(kept.answer()), head.answerHash());
        replay.put("plugin", sectors.pluginVersion(sector));
        try {
            Evaluation evaluation = new Replay(sectors.registry()).again(sector, kept.input(), head.asOf());
            byte[] answer = EvaluationWriter.bytes(evaluation, Language.ZH);
            boolean same = Arrays.equals(answer, kept.answer());
            replay.put("identical", intact && same);
            replay.put("ruleSetHash", evaluation.ruleSet().hash());
            replay.put("answerHash", HexFormat.of().formatHex(Digests.sha256(answer)));
            if (!same) {
                replay.put("answer", JsonInput.read(answer, new Faults()));
            }
        } catch (Replay.ReplayException e) {
            replay.put("identical", false); // its input is none for the plugin that there is now
        }
        return replay;
    }

    /** The id and version of each record of an input. */
    private static List<Map<String, Object>> versions(Object input, String kept) {
        String[] versions = kept == null ? new String[0] : kept.split(",");
        List<Map<String, Object>> read = new ArrayList<>();
        for (String id : FileDifference.recordIds(input)) {
            int place = read.size();
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("id", id);
            record.put("version", place < versions.length ? Integer.parseInt(versions[place]) : 1);
            read.add(record);
        }
        return read;
    }

    private static Map<String, Object> head(EvaluationHead head) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", Long.toString(head.id()));
        answer.put("subject", head.subject());
        answer.put("sector", head.sector());
        answer.put("asOf", head.asOf());
        answer.put("madeAt", head.madeAt());
        answer.put("ruleSet", head.ruleSet());
        answer.put("status", head.status());
        answer.put("grade", head.grade());
        answer.put("score", head.score());
        answer.put("erasedAt", head.erasedAt());
        return answer;
    }

    private void refuseUnlessWhole(Caller caller, String subject, Sector sector) {
        SubjectRow row = subjects.find(subject).orElseThrow(Refusal::notFound);
        Set<String> roles = subjects.roles(List.of(row.id()))
                .getOrDefault(row.id(), Map.of())
                .keySet();
        if (!sights.of(Optional.of(caller), row, roles).reaches(sector.id().value())) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    /** What a cursor of the evaluations that something touched is bound to. */
    public static List<String> query(Touch touch) {
        return List.of("evaluations", touch.toString());
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Touch touch) {
        return Cursor.decode(text, query(touch)).filter(cursor -> cursor.key().matches("[0-9]{1,18}"));
    }

    /**
     * One page of the evaluations that something touched, in the order in which they were kept.
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such record (404), it was erased (410), or the caller may not read all of its subject's file in
     *     its sector (403)
     */
    public Page<Map<String, Object>> touched(Touch touch, int limit, Cursor cursor, Caller caller) {
        return database.inTransaction(() -> {
            long after = cursor == null ? 0 : Long.parseLong(cursor.key());
            String concerned = null;
            List<EvaluationHead> found;
            switch (touch) {
                case Touch.OfRecord record -> {
                    if (records.isErased(record.id())) {
                        throw Refusal.of(ProblemType.ERASED);
                    }
                    Sector sector = records.find(record.id(), sectors.registry())
                            .filter(row -> !row.stored().isGeneral())
                            .map(row -> sectors.enabled(row.stored().sector().value()))
                            .orElseThrow(Refusal::notFound);
                    SubjectRow subject =
                            Found.subject(records.subjectOf(record.id()).flatMap(subjects::find));
                    refuseUnlessWhole(caller, subject.publicId(), sector);
                    concerned = subject.publicId();
                    found = evaluations.touchedByRecord(record.id(), subject.id(), sector.id(), after, limit + 1);
                }
                case Touch.OfProvision provision -> {
                    if (!caller.is(AccessRole.AUDITOR)
                            && !caller.actsIn(provision.sector().id().value())) {
                        throw Refusal.of(ProblemType.FORBIDDEN);
                    }
                    AreaCode area = caller.is(AccessRole.AUDITOR) ? null : caller.authority();
                    found = evaluations.touchedByProvision(
                            provision.code().value(), provision.sector().id(), area, after, limit + 1);
                }
            }
            List<EvaluationHead> page = found.subList(0, Math.min(limit, found.size()));
            audit.write(
                    caller,
                    AuditAction.EVALUATIONS_READ,
                    concerned,
                    null,
                    Map.of("touchedBy", touch.toString(), "evaluations", page.size()));
            return new Page<>(
                    page.stream()
                            .map(KeptEvaluations::head)
                            .peek(head -> head.values().removeIf(value -> value == null))
                            .toList(),
                    found.size() > limit
                            ? new Cursor(
                                            BY_ID,
                                            Long.toString(page.get(limit - 1).id()))
                                    .encode(query(touch))
                            : null);
        });
    }

    /**
     * Reads what {@code touchedBy} names: a record's id, or the code of a provision of a sector, each with or without the word for
     * what it is and a colon before it.
     *
     * @param sectorId null where the query names none
     * @throws Refusal if the sector is unknown (404)
     */
    public Optional<Touch> touch(String text, String sectorId, Faults faults) {
        String code = text;
        boolean record = text.startsWith(Touch.RECORD);
        if (record || text.startsWith(Touch.PROVISION)) {
            code = text.substring(text.indexOf(':') + 1);
        } else {
            record = PublicIds.isLike(text);
        }
        if (record) {
            if (sectorId != null) {
                faults.add("sector", FaultCode.FIELD_NOT_APPLICABLE);
            }
            return Optional.of(new Touch.OfRecord(code));
        }
        return Touch.provision(
                        code, sectorId == null ? sectors.registry().enabled() : List.of(sectors.enabled(sectorId)))
                .or(() -> {
                    faults.add("touchedBy", FaultCode.PROVISION_UNKNOWN);
                    return Optional.empty();
                });
    }
}
