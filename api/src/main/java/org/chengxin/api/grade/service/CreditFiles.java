package org.chengxin.api.grade.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;

/** Makes the credit file of a day from what is kept. */
final class CreditFiles {

    private CreditFiles() {}

    /**
     * The file on a day: without records that do not count by then, with the grades of the periods before it where the sector reads
     * them. A period that has ended but is not closed counts with its evaluation on its last day (reading P13).
     *
     * @param lastClosed the last period of the sector that is closed, null before the first closing
     */
    static CreditFile on(StoredFile stored, Sector sector, LocalDate day, String lastClosed) {
        List<PriorGrade> prior =
                sector.plugin().readsPriorGrades() ? priorGrades(stored, sector, day, lastClosed) : List.of();
        return file(stored, sector, prior, day);
    }

    private static List<PriorGrade> priorGrades(StoredFile stored, Sector sector, LocalDate day, String lastClosed) {
        PeriodKind periods = sector.plugin().periods();
        List<PriorGrade> prior = new ArrayList<>();
        for (PriorGrade closed : stored.closed()) {
            if (periods.lastDay(closed.period()).filter(day::isAfter).isPresent()) {
                prior.add(closed);
            }
        }
        Optional<String> open = Optional.ofNullable(lastClosed)
                .flatMap(periods::lastDay)
                .map(last -> last.plusDays(1))
                .or(() -> Optional.of(sector.plugin().ruleBook().start()))
                .flatMap(periods::periodOf);
        while (open.isPresent()) {
            String period = open.get();
            LocalDate last = periods.lastDay(period).orElseThrow();
            if (!day.isAfter(last)) {
                break;
            }
            if (sector.ruleSetOn(last).isPresent()) {
                Evaluation evaluation = sector.evaluate(file(stored, sector, prior, last), last);
                if (evaluation.grade() != null) {
                    prior.add(new PriorGrade(period, evaluation.grade()));
                }
            }
            open = periods.periodOf(last.plusDays(1));
        }
        return prior;
    }

    private static CreditFile file(StoredFile stored, Sector sector, List<PriorGrade> prior, LocalDate day) {
        List<CreditRecord> records = new ArrayList<>(stored.records().size());
        for (StoredRecord record : stored.records()) {
            if (sector.plugin().counts(record.standing(), day)) {
                records.add(record.record());
            }
        }
        return new CreditFile(stored.kind(), stored.role(), stored.status(), prior, stored.listings(), records);
    }
}
