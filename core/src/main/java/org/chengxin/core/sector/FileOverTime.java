package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.law.Grade;

/**
 * A kept file looked at on many days: a period that has ended but is not closed is evaluated once, however many days come after it
 * (reading P13). For one thread.
 */
public final class FileOverTime {

    private final KeptFile kept;
    private final Sector sector;
    private final Map<String, Optional<Grade>> open = new HashMap<>();

    public FileOverTime(KeptFile kept, Sector sector) {
        this.kept = kept;
        this.sector = sector;
    }

    /**
     * The file on a day: without records that do not count by then, with the grades of the periods before it where the sector reads
     * them. A period that has ended but is not closed counts with its evaluation on its last day (reading P13).
     */
    public CreditFile on(LocalDate day) {
        return file(priorGrades(day), day);
    }

    /** The grades of the periods before a day, none where the sector does not read them. */
    List<PriorGrade> priorGrades(LocalDate day) {
        if (!sector.plugin().readsPriorGrades()) {
            return List.of();
        }
        PeriodKind periods = sector.plugin().periods();
        List<PriorGrade> prior = new ArrayList<>();
        for (PriorGrade closed : kept.closed()) {
            if (periods.lastDay(closed.period()).filter(day::isAfter).isPresent()) {
                prior.add(closed);
            }
        }
        Optional<String> period = Optional.ofNullable(kept.lastClosed())
                .flatMap(periods::lastDay)
                .map(last -> last.plusDays(1))
                .or(() -> Optional.of(sector.plugin().ruleBook().start()))
                .flatMap(periods::periodOf);
        while (period.isPresent()) {
            String name = period.get();
            LocalDate last = periods.lastDay(name).orElseThrow();
            if (!day.isAfter(last)) {
                break;
            }
            Optional<Grade> grade = open.get(name);
            if (grade == null) {
                grade = gradeOfOpen(prior, last);
                open.put(name, grade);
            }
            grade.ifPresent(found -> prior.add(new PriorGrade(name, found)));
            period = periods.periodOf(last.plusDays(1));
        }
        return prior;
    }

    private Optional<Grade> gradeOfOpen(List<PriorGrade> before, LocalDate last) {
        return sector.ruleSetOn(last)
                .map(rules -> sector.evaluate(file(before, last), last).grade());
    }

    private CreditFile file(List<PriorGrade> prior, LocalDate day) {
        return new CreditFile(kept.kind(), kept.role(), kept.status(), prior, kept.listings(), counting(day));
    }

    /** The records that count on a day (reading M13). */
    List<CreditRecord> counting(LocalDate day) {
        List<CreditRecord> records = new ArrayList<>(kept.records().size());
        for (Kept record : kept.records()) {
            if (sector.plugin().counts(record.standing(), day)) {
                records.add(record.record());
            }
        }
        return records;
    }
}
