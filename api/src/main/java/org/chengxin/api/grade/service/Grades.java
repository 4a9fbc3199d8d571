package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.grade.store.RunningAnswer;
import org.chengxin.api.grade.store.RunningMark;
import org.chengxin.api.grade.store.RunningState;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;

/** Reads grades, making those anew that are of an earlier day. */
@ApplicationScoped
public class Grades {

    private final Database database;
    private final SubjectStore subjects;
    private final Sights sights;
    private final FileStore files;
    private final GradeStore grades;
    private final Regrading regrading;
    private final DayChange dayChange;
    private final KnownFiles knownFiles;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Grades(
            Database database,
            SubjectStore subjects,
            Sights sights,
            FileStore files,
            GradeStore grades,
            Regrading regrading,
            DayChange dayChange,
            KnownFiles knownFiles,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.subjects = subjects;
        this.sights = sights;
        this.files = files;
        this.grades = grades;
        this.regrading = regrading;
        this.dayChange = dayChange;
        this.knownFiles = knownFiles;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Grades() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Today's running evaluation for an anonymous reader.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404)
     */
    public Prepared running(String publicId, Sector sector, Language language) {
        RunningMark today = regrading.mark(sector, clock.today());
        Optional<RunningAnswer> kept = grades.answer(publicId, sector.id(), language);
        if (kept.isEmpty() || !kept.get().mark().equals(today)) {
            dayChange.noticed(today.day());
            SubjectRow subject = Found.subject(subjects.find(publicId));
            regrading.regrade(sector, List.of(subject.id()));
            kept = grades.answer(publicId, sector.id(), language);
        }
        return kept.orElseThrow(Refusal::notFound).answer();
    }

    /**
     * The evaluation on some day for an anonymous reader.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404)
     */
    public Prepared on(LocalDate asOf, String publicId, Sector sector, Language language) {
        SubjectRow subject = Found.subject(subjects.find(publicId));
        StoredFile stored = files.files(files.holders(List.of(subject.id()), sector.id()), sector).stream()
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (sector.ruleSetOn(asOf).isEmpty()) {
            throw Refusal.notFound();
        }
        LocalDate today = clock.today();
        String lastClosed = files.lastClosed(sector.id()).orElse(null);
        CreditFile fileToday = CreditFiles.on(stored, sector, today, lastClosed);
        Judged judged = judged(stored, sector, asOf, lastClosed);
        return PublicAnswer.of(judged.evaluation(), fileToday, stored, sector, today, judged.isFinal())
                .in(language);
    }

    /**
     * The evaluation on some day as who asks may see it, with every line where it may read all of the subject's file in the sector,
     * which is then written down.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404)
     */
    public Prepared seen(LocalDate asOf, String publicId, Sector sector, Language language, Caller caller) {
        return database.inTransaction(() -> {
            SubjectRow subject = Found.subject(subjects.find(publicId));
            Set<String> roles = subjects.roles(List.of(subject.id()))
                    .getOrDefault(subject.id(), Map.of())
                    .keySet();
            if (!sights.beyondPublic(caller, subject, roles).reaches(sector.id().value())) {
                return asOf.equals(clock.today())
                        ? running(publicId, sector, language)
                        : on(asOf, publicId, sector, language);
            }
            StoredFile stored = files.files(files.holders(List.of(subject.id()), sector.id()), sector).stream()
                    .findFirst()
                    .filter(file -> sector.ruleSetOn(asOf).isPresent())
                    .orElseThrow(Refusal::notFound);
            String lastClosed = files.lastClosed(sector.id()).orElse(null);
            audit.write(
                    caller,
                    AuditAction.GRADE_READ,
                    publicId,
                    null,
                    Map.of("sector", sector.id().value(), "asOf", asOf));
            Judged judged = judged(stored, sector, asOf, lastClosed);
            return PublicAnswer.whole(judged.evaluation(), judged.isFinal()).in(language);
        });
    }

    /** An evaluation, and whether it is the last word on its period. */
    private record Judged(Evaluation evaluation, boolean isFinal) {}

    /**
     * The evaluation on some day; on the last day of a period that is closed, of the file that was frozen with it, whatever has been
     * entered since (reading C3).
     */
    private Judged judged(StoredFile stored, Sector sector, LocalDate asOf, String lastClosed) {
        boolean closed = isClosed(sector, asOf, lastClosed);
        Optional<FileStore.Frozen> frozen =
                closed ? files.frozen(stored.subjectId(), sector.id(), asOf) : Optional.empty();
        Optional<Evaluation> then = frozen.flatMap(kept -> knownFiles
                .at(kept.knownAt(), stored, sector)
                .map(file -> sector.evaluate(CreditFiles.on(file, sector, asOf, lastClosed), asOf))
                .filter(kept::cameTo));
        if (then.isPresent()) {
            return new Judged(then.get(), true);
        }
        Evaluation now = sector.evaluate(CreditFiles.on(stored, sector, asOf, lastClosed), asOf);
        return new Judged(now, closed && frozen.map(kept -> kept.cameTo(now)).orElse(true));
    }

    /**
     * The evaluation on some day of what was known at an instant: of the records, the entries on lists and the closed periods that the
     * service had by then, each as it stood.
     *
     * @throws Refusal if the subject is unknown, has no role in the sector, or nothing was known of it yet (404), the caller may not
     *     read all of its file (403), or a record that was known then has been erased since (410)
     */
    public Prepared known(
            LocalDate asOf, Instant instant, String publicId, Sector sector, Language language, Caller caller) {
        return database.inTransaction(() -> {
            SubjectRow subject = Found.subject(subjects.find(publicId));
            Set<String> roles = subjects.roles(List.of(subject.id()))
                    .getOrDefault(subject.id(), Map.of())
                    .keySet();
            if (!roles.contains(sector.id().value()) || sector.ruleSetOn(asOf).isEmpty()) {
                throw Refusal.notFound();
            }
            if (!sights.of(Optional.of(caller), subject, roles)
                    .reaches(sector.id().value())) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            KnownFiles.Known known = knownFiles.at(instant, subject, sector);
            audit.write(
                    caller,
                    AuditAction.GRADE_READ,
                    publicId,
                    null,
                    Map.of("sector", sector.id().value(), "asOf", asOf, "knownAt", instant));
            return PublicAnswer.whole(
                            sector.evaluate(CreditFiles.on(known.file(), sector, asOf, known.lastClosed()), asOf),
                            isClosed(sector, asOf, known.lastClosed()))
                    .in(language);
        });
    }

    private static boolean isClosed(Sector sector, LocalDate day, String lastClosed) {
        return Optional.ofNullable(lastClosed)
                .flatMap(sector.plugin().periods()::lastDay)
                .filter(last -> !day.isAfter(last))
                .isPresent();
    }

    /**
     * A subject's grades in the enabled sectors in which it has a role.
     *
     * @throws Refusal if there is no such subject (404)
     */
    public List<SectorGrade> of(String publicId) {
        SubjectRow subject = Found.subject(subjects.find(publicId));
        return of(List.of(subject.id())).get(subject.id());
    }

    /** The grades of some subjects in the enabled sectors in which they have a role, by the key of the subject's row. */
    public Map<Long, List<SectorGrade>> of(Collection<Long> subjectIds) {
        LocalDate today = clock.today();
        Map<Long, Map<String, String>> roles = subjects.roles(subjectIds);
        Map<Long, Map<String, RunningState>> running = current(subjectIds, roles, today);
        Map<Long, Map<String, List<PriorGrade>>> closed = files.closed(subjectIds);
        Map<Long, List<SectorGrade>> all = new LinkedHashMap<>();
        for (Long id : subjectIds) {
            List<SectorGrade> of = new ArrayList<>();
            for (Sector sector : sectors.registry().enabled()) {
                String sectorId = sector.id().value();
                if (roles.getOrDefault(id, Map.of()).containsKey(sectorId)) {
                    RunningState state = running.getOrDefault(id, Map.of()).get(sectorId);
                    of.add(new SectorGrade(
                            sectorId,
                            sector.plugin().legalStatus().code(),
                            inForce(
                                    sector,
                                    closed.getOrDefault(id, Map.of()).getOrDefault(sectorId, List.of()),
                                    state,
                                    today),
                            state == null
                                    ? null
                                    : new SectorGrade.Running(
                                            state.mark().day(), state.status(), state.grade(), state.score())));
                }
            }
            all.put(id, of);
        }
        return all;
    }

    private static SectorGrade.InForce inForce(
            Sector sector, List<PriorGrade> closed, RunningState running, LocalDate today) {
        PeriodKind periods = sector.plugin().periods();
        if (periods == PeriodKind.NONE) {
            return running == null || running.grade() == null
                    ? null
                    : new SectorGrade.InForce(null, running.grade(), null);
        }
        return SectorGrade.InForce.ofClosed(periods, closed, today);
    }

    /** Today's running grades by subject and sector id; those that are missing or of another day are made now. */
    private Map<Long, Map<String, RunningState>> current(
            Collection<Long> subjectIds, Map<Long, Map<String, String>> roles, LocalDate today) {
        Map<Long, Map<String, RunningState>> states = bySector(grades.states(subjectIds));
        boolean anyMade = false;
        for (Sector sector : sectors.registry().enabled()) {
            String sectorId = sector.id().value();
            RunningMark mark = regrading.mark(sector, today);
            List<Long> stale = subjectIds.stream()
                    .filter(id -> roles.getOrDefault(id, Map.of()).containsKey(sectorId))
                    .filter(id -> {
                        RunningState state = states.getOrDefault(id, Map.of()).get(sectorId);
                        return state == null || !state.mark().equals(mark);
                    })
                    .toList();
            if (!stale.isEmpty()) {
                dayChange.noticed(today);
                regrading.regrade(sector, stale);
                anyMade = true;
            }
        }
        return anyMade ? bySector(grades.states(subjectIds)) : states;
    }

    private static Map<Long, Map<String, RunningState>> bySector(List<RunningState> states) {
        Map<Long, Map<String, RunningState>> map = new HashMap<>();
        states.forEach(state ->
                map.computeIfAbsent(state.subjectId(), id -> new HashMap<>()).put(state.sector(), state));
        return map;
    }
}
