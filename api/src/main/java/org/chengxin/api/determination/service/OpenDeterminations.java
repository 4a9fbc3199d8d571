package org.chengxin.api.determination.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.determination.store.DeterminationStore;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Missing;
import org.chengxin.core.evaluation.OpenQuestion;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/** What the law leaves to officers to decide: whom the rules grade nobody, and what only a person can find. */
@ApplicationScoped
public class OpenDeterminations {

    /** The kind of question where the rules grade nobody. */
    public static final String GRADE = "grade";

    private static final char BY_SUBJECT = 'd';
    private static final int AT_ONCE = 200;
    /** How many files one page looks into at most, so that no question takes long: a page may end before it is full. */
    private static final int MOST = 2_000;

    private final Database database;
    private final DeterminationStore store;
    private final SubjectStore subjects;
    private final Regrading regrading;
    private final AuditTrail audit;
    private final ServiceClock clock;

    @Inject
    public OpenDeterminations(
            Database database,
            DeterminationStore store,
            SubjectStore subjects,
            Regrading regrading,
            AuditTrail audit,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.regrading = regrading;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    OpenDeterminations() {
        this(null, null, null, null, null, null);
    }

    /** What is asked for; the kind is null for all. */
    public record Question(Sector sector, String kind) {

        /** What a cursor of it is bound to. */
        public List<String> bound() {
            return List.of("determinations", sector.id().value(), kind + "");
        }
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> cursor.key().matches("[0-9]{1,18}"));
    }

    /**
     * One page of what is open in the caller's area, by subject.
     *
     * @param cursor null for the first page
     * @throws Refusal if the office does not act in the sector (403)
     */
    public Page<Map<String, Object>> of(Question question, int limit, Cursor cursor, Language language, Caller caller) {
        if (!caller.is(AccessRole.AUDITOR)
                && !caller.actsIn(question.sector().id().value())) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        AreaCode area = caller.is(AccessRole.AUDITOR) ? null : caller.authority();
        return database.inTransaction(() -> {
            LocalDate today = clock.today();
            List<Map<String, Object>> items = new ArrayList<>();
            long after = cursor == null ? 0 : Long.parseLong(cursor.key());
            boolean more = question.sector().ruleSetOn(today).isPresent();
            for (int seen = 0; more && seen < MOST && items.size() < limit; seen += AT_ONCE) {
                List<Long> some =
                        store.candidates(question.sector().id(), area, GRADE.equals(question.kind()), after, AT_ONCE);
                more = some.size() == AT_ONCE;
                for (Found found : open(some, question, today)) {
                    if (items.size() + found.questions().size() > limit && !items.isEmpty()) {
                        more = true;
                        break;
                    }
                    found.questions().forEach(open -> items.add(item(found, open, question.sector(), language)));
                    after = found.subject().id();
                }
                if (items.size() < limit && !some.isEmpty()) {
                    after = some.get(some.size() - 1);
                }
            }
            audit.write(
                    caller,
                    AuditAction.DETERMINATIONS_READ,
                    null,
                    null,
                    Map.of("sector", question.sector().id().value(), "determinations", items.size()));
            return new Page<>(
                    items, more ? new Cursor(BY_SUBJECT, Long.toString(after)).encode(question.bound()) : null);
        });
    }

    private record Found(SubjectRow subject, Evaluation evaluation, List<OpenQuestion> questions) {}

    private List<Found> open(List<Long> ids, Question question, LocalDate today) {
        Sector sector = question.sector();
        Map<Long, List<OpenQuestion>> questions = new LinkedHashMap<>();
        Map<Long, Evaluation> evaluations = new LinkedHashMap<>();
        List<String> publicIds = new ArrayList<>();
        for (Regrading.Graded file : regrading.files(sector, ids)) {
            Evaluation evaluation = sector.evaluate(file.file(), today);
            List<OpenQuestion> open = sector.plugin().openQuestions(file.file(), evaluation).stream()
                    .filter(one -> question.kind() == null || question.kind().equals(one.kind()))
                    .toList();
            if (!open.isEmpty()) {
                questions.put(file.stored().subjectId(), open);
                evaluations.put(file.stored().subjectId(), evaluation);
                publicIds.add(file.stored().publicId());
            }
        }
        Map<Long, SubjectRow> rows = new LinkedHashMap<>();
        subjects.ofPublicIds(publicIds).forEach(row -> rows.put(row.id(), row));
        return ids.stream()
                .filter(questions::containsKey)
                .map(id -> new Found(rows.get(id), evaluations.get(id), questions.get(id)))
                .toList();
    }

    private static Map<String, Object> item(Found found, OpenQuestion open, Sector sector, Language language) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("subject", found.subject().publicId());
        item.put("name", found.subject().name());
        item.put("area", found.subject().area().value());
        item.put("sector", sector.id().value());
        item.put("kind", open.kind());
        if (found.evaluation().period() != null) {
            item.put("period", found.evaluation().period());
            sector.plugin().periods().lastDay(found.evaluation().period()).ifPresent(last -> item.put("until", last));
        }
        item.put("status", found.evaluation().status().code());
        if (found.evaluation().grade() != null) {
            item.put("grade", found.evaluation().grade().letter());
        }
        item.put("citation", open.citation().text());
        item.put("text", open.text().in(language));
        List<Map<String, Object>> missing = new ArrayList<>();
        for (Missing one : found.evaluation().missing()) {
            missing.add(
                    Map.of("citation", one.citation().text(), "text", one.text().in(language)));
        }
        if (!missing.isEmpty()) {
            item.put("missing", missing);
        }
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("type", open.recordType());
        record.put("facts", open.facts());
        item.put("record", record);
        return item;
    }
}
