package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.feed.service.GradeChange;
import org.chengxin.api.grade.store.EvaluationEntry;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.grade.store.RunningGrade;
import org.chengxin.api.grade.store.RunningMark;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.listing.service.ListEffects;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;

/** Makes running grades and keeps them, with the evaluation behind each that changed. */
@ApplicationScoped
public class Regrading {

    /** Changes whenever the form of the kept answers does. */
    private static final String FORM = "1";

    private static final int MARK_CHARACTERS = 16;

    private final Database database;
    private final FileStore files;
    private final GradeStore grades;
    private final ListEffects lists;
    private final Feed feed;
    private final Sectors sectors;
    private final ServiceClock clock;
    private final Map<SectorId, RunningMark> marks = new ConcurrentHashMap<>();

    @Inject
    public Regrading(
            Database database,
            FileStore files,
            GradeStore grades,
            ListEffects lists,
            Feed feed,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.files = files;
        this.grades = grades;
        this.lists = lists;
        this.feed = feed;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Regrading() {
        this(null, null, null, null, null, null, null);
    }

    /** What a sector's running grades of today carry; see {@link RunningMark}. */
    public RunningMark mark(Sector sector, LocalDate today) {
        RunningMark known = marks.get(sector.id());
        if (known == null || !known.day().equals(today)) {
            known = newMark(sector, today);
            marks.put(sector.id(), known);
        }
        return known;
    }

    private RunningMark newMark(Sector sector, LocalDate today) {
        String ruleSet = sector.ruleSetOn(today).map(RuleSet::hash).orElse("none");
        String maker = FORM + '\n' + ruleSet + '\n' + sectors.pluginVersion(sector);
        return new RunningMark(
                today,
                HexFormat.of()
                        .formatHex(Digests.sha256(maker.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, MARK_CHARACTERS));
    }

    /**
     * A file as it was graded.
     *
     * @param stored what it was made from
     */
    public record Graded(StoredFile stored, CreditFile file) {}

    /** The files of today of those of some subjects that have a role in a sector. */
    public List<Graded> files(Sector sector, Collection<Long> subjectIds) {
        String lastClosed = lastClosed(sector);
        return files.files(files.holders(subjectIds, sector.id()), sector).stream()
                .map(stored -> new Graded(stored, CreditFiles.on(stored, sector, clock.today(), lastClosed)))
                .toList();
    }

    /** Makes the running grades of those of some subjects that have a role in a sector whose law is in force. */
    public List<Graded> regrade(Sector sector, Collection<Long> subjectIds) {
        return regrade(sector, subjectIds, true);
    }

    /** The same of the sample region, whose first grades are no news to anybody. */
    public void gradeSample(Sector sector, Collection<Long> subjectIds) {
        regrade(sector, subjectIds, false);
    }

    private List<Graded> regrade(Sector sector, Collection<Long> subjectIds, boolean told) {
        return database.inTransaction(() -> {
            files.lock(subjectIds);
            return grade(sector, files.holders(subjectIds, sector.id()), null, told, true);
        });
    }

    /**
     * The same of many subjects that nobody has asked for: their answers are left to whoever reads one first, which most never are
     * before they change again.
     */
    public void regradeMany(Sector sector, Collection<Long> subjectIds) {
        database.inTransaction(() -> {
            files.lock(subjectIds);
            grade(sector, files.holders(subjectIds, sector.id()), null, true, false);
        });
    }

    /**
     * A record that is new, with which no earlier evaluation can have been made.
     *
     * @param before what the kept running grade came to, null where there is none
     */
    public record Entered(String record, GradeChange.Outcome before) {}

    /**
     * Makes the running grade of a subject that the transaction has locked already; its answers are left to whoever reads one first.
     *
     * @param entered what the transaction has entered, null for nothing
     */
    public Optional<Graded> regradeLocked(Sector sector, FileStore.Holder holder, Entered entered) {
        return grade(sector, List.of(holder), entered, true, false).stream().findFirst();
    }

    /**
     * Makes running grades.
     *
     * @param told whether others are told of what has changed
     * @param answers whether the answers are made ready
     */
    private List<Graded> grade(
            Sector sector, Collection<FileStore.Holder> holders, Entered entered, boolean told, boolean answers) {
        LocalDate today = clock.today();
        if (sector.ruleSetOn(today).isEmpty()) {
            return List.of();
        }
        List<Evaluated> evaluated = evaluate(sector, holders, today);
        if (lists.leave(sector.id(), outcomes(evaluated), today)) {
            evaluated = evaluate(sector, holders, today);
        }
        List<Graded> graded = evaluated.stream().map(Evaluated::graded).toList();
        RunningMark mark = mark(sector, today);
        Map<Long, GradeStore.Last> last = grades.last(
                graded.stream()
                        .filter(each -> !holds(each.file(), entered))
                        .map(each -> each.stored().subjectId())
                        .toList(),
                sector.id());
        List<GradeChange> changes = new ArrayList<>();
        List<RunningGrade> running = new ArrayList<>();
        List<EvaluationEntry> changed = new ArrayList<>();
        for (Evaluated one : evaluated) {
            Graded each = one.graded();
            Evaluation evaluation = one.evaluation();
            running.add(running(each, evaluation, sector, mark, answers));
            byte[] file = CanonicalFile.bytes(each.file());
            byte[] fileHash = Digests.sha256(file);
            EvaluationEntry.Basis basis = basis(evaluation, sector);
            GradeStore.Last before = last.get(each.stored().subjectId());
            if (before == null || !before.basis().equals(basis) || !Arrays.equals(before.fileHash(), fileHash)) {
                changed.add(entry(each, file, evaluation, basis, fileHash));
            }
            GradeChange.Outcome from =
                    holds(each.file(), entered) ? entered.before() : before == null ? null : outcome(before.basis());
            changes.add(
                    new GradeChange(each.stored().publicId(), sector.id(), evaluation.period(), from, outcome(basis)));
        }
        if (told) {
            feed.gradesChanged(changes);
        }
        grades.append(changed);
        grades.put(running);
        return graded;
    }

    private static GradeChange.Outcome outcome(EvaluationEntry.Basis basis) {
        return new GradeChange.Outcome(basis.status(), basis.grade());
    }

    private record Evaluated(Graded graded, Evaluation evaluation) {}

    private List<Evaluated> evaluate(Sector sector, Collection<FileStore.Holder> holders, LocalDate today) {
        String lastClosed = lastClosed(sector);
        return files.files(holders, sector).stream()
                .map(stored -> new Graded(stored, CreditFiles.on(stored, sector, today, lastClosed)))
                .map(each -> new Evaluated(each, sector.evaluate(each.file(), today)))
                .toList();
    }

    private static List<ListEffects.Outcome> outcomes(List<Evaluated> evaluated) {
        return evaluated.stream()
                .filter(one -> !one.evaluation().lists().isEmpty())
                .map(one -> new ListEffects.Outcome(
                        one.graded().stored().subjectId(),
                        one.graded().stored().publicId(),
                        one.graded().stored().listings(),
                        one.evaluation().lists()))
                .toList();
    }

    /** A file with a record that is new cannot be the one of the last evaluation. */
    private static boolean holds(CreditFile file, Entered entered) {
        return entered != null
                && file.records().stream().anyMatch(record -> record.id().equals(entered.record()));
    }

    private String lastClosed(Sector sector) {
        return sector.plugin().readsPriorGrades()
                ? files.lastClosed(sector.id()).orElse(null)
                : null;
    }

    private static RunningGrade running(
            Graded graded, Evaluation evaluation, Sector sector, RunningMark mark, boolean answers) {
        StoredFile stored = graded.stored();
        Optional<PublicAnswer> answer = answers
                ? Optional.of(PublicAnswer.of(evaluation, graded.file(), stored, sector, mark.day(), false))
                : Optional.empty();
        return new RunningGrade(
                stored.subjectId(),
                stored.publicId(),
                sector.id().value(),
                mark,
                evaluation.status().code(),
                evaluation.grade() == null ? null : evaluation.grade().letter(),
                evaluation.score(),
                answer.map(ready -> ready.in(Language.ZH)).orElse(null),
                answer.map(ready -> ready.in(Language.EN)).orElse(null));
    }

    private EvaluationEntry.Basis basis(Evaluation evaluation, Sector sector) {
        return new EvaluationEntry.Basis(
                evaluation.ruleSet().id(),
                evaluation.ruleSet().hash(),
                sectors.pluginVersion(sector),
                evaluation.status().code(),
                evaluation.grade() == null ? null : evaluation.grade().letter(),
                evaluation.score());
    }

    private EvaluationEntry entry(
            Graded graded, byte[] file, Evaluation evaluation, EvaluationEntry.Basis basis, byte[] fileHash) {
        byte[] input = CanonicalFile.bytes(file, evaluation.asOf());
        byte[] answer = EvaluationWriter.bytes(evaluation, Language.ZH);
        return new EvaluationEntry(
                graded.stored().subjectId(),
                evaluation.sector().value(),
                evaluation.asOf(),
                clock.instant(),
                basis,
                rests(graded, evaluation),
                fileHash,
                Digests.sha256(input),
                Digests.sha256(answer),
                input,
                answer);
    }

    private static EvaluationEntry.Rests rests(Graded graded, Evaluation evaluation) {
        Map<String, Integer> versions = new HashMap<>();
        graded.stored().records().forEach(record -> versions.put(record.publicId(), record.version()));
        Set<String> provisions = new HashSet<>();
        for (Line line : evaluation.lines()) {
            if (line.provision() != null) {
                provisions.add(line.provision().value());
            }
        }
        return new EvaluationEntry.Rests(
                WorkingCalendar.national().version(),
                graded.file().records().stream()
                        .map(record -> versions.get(record.id()))
                        .toList(),
                provisions);
    }
}
