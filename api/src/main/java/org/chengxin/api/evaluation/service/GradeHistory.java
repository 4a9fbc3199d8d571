package org.chengxin.api.evaluation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.evaluation.store.EvaluationHead;
import org.chengxin.api.evaluation.store.EvaluationStore;
import org.chengxin.api.evaluation.store.EvaluationTexts;
import org.chengxin.api.grade.service.DisclosedRecords;
import org.chengxin.api.grade.service.SealedGrade;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;

/** How a subject's grade in a sector came to be what it is: the grade of each period, and every change with its cause. */
@ApplicationScoped
public class GradeHistory {

    private static final char BY_DAY = 'h';
    private static final String KEY = "[0-9]{4}-[0-9]{2}-[0-9]{2}-[cp]-[0-9]{18}";

    private final Database database;
    private final EvaluationStore evaluations;
    private final FileStore files;
    private final SubjectStore subjects;
    private final DisclosedRecords disclosed;
    private final Sights sights;
    private final AuditTrail audit;
    private final ServiceClock clock;

    @Inject
    public GradeHistory(
            Database database,
            EvaluationStore evaluations,
            FileStore files,
            SubjectStore subjects,
            DisclosedRecords disclosed,
            Sights sights,
            AuditTrail audit,
            ServiceClock clock) {
        this.database = database;
        this.evaluations = evaluations;
        this.files = files;
        this.subjects = subjects;
        this.disclosed = disclosed;
        this.sights = sights;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    GradeHistory() {
        this(null, null, null, null, null, null, null, null);
    }

    /** What a cursor of a history is bound to. */
    public static List<String> query(String publicId, Sector sector) {
        return List.of("history", publicId, sector.id().value());
    }

    /** Reads a cursor; empty where this service never gave it for this history. */
    public static Optional<Cursor> cursor(String text, String publicId, Sector sector) {
        return Cursor.decode(text, query(publicId, sector))
                .filter(cursor -> cursor.key().matches(KEY));
    }

    /** Something that happened; {@code before} is null of the first evaluation, both are null of a period. */
    private record Happening(String key, EvaluationHead before, EvaluationHead after, FileStore.Ended period) {}

    /**
     * One page of a history, the earliest first. Who may read the whole file sees which evaluation and which record each change comes
     * from; everybody else those records that are disclosed today.
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such subject, or it has no role in the sector (404)
     */
    public Page<Map<String, Object>> of(
            String publicId, Sector sector, int limit, Cursor cursor, Optional<Caller> caller) {
        return database.inTransactionIf(caller.isPresent(), () -> {
            SubjectRow subject = Found.subject(subjects.find(publicId));
            Set<String> roles = subjects.roles(List.of(subject.id()))
                    .getOrDefault(subject.id(), Map.of())
                    .keySet();
            if (!roles.contains(sector.id().value())) {
                throw Refusal.notFound();
            }
            boolean whole = caller.isPresent()
                    && sights.beyondPublic(caller.get(), subject, roles)
                            .reaches(sector.id().value());
            String after = cursor == null ? "" : cursor.key();
            List<Happening> rest = happenings(subject, sector).stream()
                    .filter(happening -> happening.key().compareTo(after) > 0)
                    .limit(limit + 1L)
                    .toList();
            List<Happening> page = rest.subList(0, Math.min(limit, rest.size()));
            if (whole) {
                audit.write(
                        caller.orElseThrow(),
                        AuditAction.GRADE_READ,
                        publicId,
                        null,
                        Map.of("sector", sector.id().value(), "history", page.size()));
            }
            Set<String> shown = whole
                    ? null
                    : disclosed.of(subject.id(), sector, clock.today()).open();
            return new Page<>(
                    items(page, sector, shown),
                    rest.size() > limit
                            ? new Cursor(BY_DAY, page.get(limit - 1).key()).encode(query(publicId, sector))
                            : null);
        });
    }

    private List<Happening> happenings(SubjectRow subject, Sector sector) {
        List<Happening> happenings = new ArrayList<>();
        EvaluationHead before = null;
        for (EvaluationHead head : evaluations.ofSubject(subject.id(), sector.id())) {
            if (before == null || !outcome(before).equals(outcome(head))) {
                happenings.add(new Happening(key(head.asOf(), 'c', head.id()), before, head, null));
            }
            before = head;
        }
        PeriodKind periods = sector.plugin().periods();
        for (FileStore.Ended ended : ended(subject, sector)) {
            LocalDate last = periods.lastDay(ended.period()).orElseThrow();
            happenings.add(new Happening(key(last, 'p', 0), null, null, ended));
        }
        happenings.sort(Comparator.comparing(Happening::key));
        return happenings;
    }

    /** Of a period that was taken over, or closed for a file that is part of this one now, only the grade is known. */
    private Collection<FileStore.Ended> ended(SubjectRow subject, Sector sector) {
        Map<String, FileStore.Ended> ended = new HashMap<>();
        files.closed(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .getOrDefault(sector.id().value(), List.of())
                .forEach(prior -> ended.put(
                        prior.period(),
                        new FileStore.Ended(
                                prior.period(),
                                Status.GRADED.code(),
                                prior.grade().letter(),
                                null)));
        files.ended(subject.id(), sector.id()).forEach(here -> ended.put(here.period(), here));
        return ended.values();
    }

    private static String key(LocalDate day, char kind, long id) {
        return String.format("%s-%c-%018d", day, kind, id);
    }

    private static List<Object> outcome(EvaluationHead head) {
        List<Object> outcome = new ArrayList<>();
        outcome.add(head.status());
        outcome.add(head.grade());
        outcome.add(head.score());
        return outcome;
    }

    private List<Map<String, Object>> items(List<Happening> page, Sector sector, Set<String> shown) {
        Set<Long> read = new LinkedHashSet<>();
        for (Happening happening : page) {
            if (happening.before() != null) {
                read.add(happening.before().id());
                read.add(happening.after().id());
            }
        }
        Map<Long, EvaluationTexts> texts = evaluations.texts(read);
        return page.stream()
                .map(happening -> happening.period() != null
                        ? period(happening.period(), sector)
                        : change(happening, sector, texts, shown))
                .toList();
    }

    private static Map<String, Object> period(FileStore.Ended closed, Sector sector) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", "period");
        item.put("on", sector.plugin().periods().lastDay(closed.period()).orElseThrow());
        item.put("period", closed.period());
        item.put("status", closed.status());
        item.put("grade", closed.grade());
        item.put("score", closed.score() == null ? null : SealedGrade.plain(closed.score()));
        item.values().removeIf(Objects::isNull);
        return item;
    }

    private static Map<String, Object> change(
            Happening happening, Sector sector, Map<Long, EvaluationTexts> texts, Set<String> shown) {
        EvaluationHead before = happening.before();
        EvaluationHead after = happening.after();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", "change");
        item.put("on", after.asOf());
        item.put("at", after.madeAt());
        sector.plugin().periods().periodOf(after.asOf()).ifPresent(period -> item.put("period", period));
        item.put("status", after.status());
        item.put("grade", after.grade());
        item.put("score", after.score());
        item.put("ruleSet", after.ruleSet());
        if (before != null) {
            item.put("before", state(before.status(), before.grade(), before.score()));
        }
        GradeCause cause = cause(before, after, sector, texts);
        item.put("cause", cause.kind());
        List<String> records = cause.records().stream()
                .filter(id -> shown == null || shown.contains(id))
                .toList();
        if (!records.isEmpty()) {
            item.put("records", records);
        }
        if (records.size() < cause.records().size()) {
            item.put("undisclosed", cause.records().size() - records.size());
        }
        if (shown == null) {
            item.put("evaluation", Long.toString(after.id()));
        }
        item.values().removeIf(Objects::isNull);
        return item;
    }

    private static Map<String, Object> state(String status, String grade, BigDecimal score) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", status);
        state.put("grade", grade);
        state.put("score", score);
        state.values().removeIf(Objects::isNull);
        return state;
    }

    private static GradeCause cause(
            EvaluationHead before, EvaluationHead after, Sector sector, Map<Long, EvaluationTexts> texts) {
        if (before == null) {
            return GradeCause.FIRST;
        }
        if (!before.ruleSetHash().equals(after.ruleSetHash())) {
            return GradeCause.LAW;
        }
        EvaluationTexts then = texts.get(before.id());
        EvaluationTexts now = texts.get(after.id());
        if (then == null || now == null) {
            return GradeCause.ERASED;
        }
        PeriodKind periods = sector.plugin().periods();
        return GradeCause.of(
                FileDifference.of(
                        JsonInput.read(then.input(), new Faults()), JsonInput.read(now.input(), new Faults())),
                !before.pluginVersion().equals(after.pluginVersion()),
                !Objects.equals(periods.periodOf(before.asOf()), periods.periodOf(after.asOf())));
    }
}
