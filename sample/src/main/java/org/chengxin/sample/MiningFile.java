package org.chengxin.sample;

import java.time.LocalDate;
import org.chengxin.core.file.Penalty.DecidedBy;
import org.chengxin.core.file.Penalty.Severity;

/** A subject's file in mining: puts records of this sector into it. */
final class MiningFile {

    /** The first day of the measures: no adverse record of the sector is older (reading P11). */
    static final LocalDate FIRST_DAY = LocalDate.of(2020, 12, 1);

    private static final int YEARS_COUNTED = 5;
    private static final int DAYS_TO_FINAL = 60;

    private final SampleSubject subject;
    private final String role;

    MiningFile(SampleSubject subject, String role) {
        this.subject = subject;
        this.role = role;
        subject.roles.put(Branch.MINING, role);
    }

    SampleSubject subject() {
        return subject;
    }

    /** The public score of the last months. */
    void publicScore(int score) {
        publicScore(score, subject.monthsAgo(0, 10));
    }

    void publicScore(int score, LocalDate decidedOn) {
        subject.record(Branch.MINING, "public-score", decidedOn, Office.REFORM, subject.wholeRegion(), "信评")
                .fact("score", score);
    }

    void licence(String status) {
        LocalDate granted = subject.monthsAgo(2, 60);
        record("licence", granted, role.equals("intermediary") ? "资" : "采")
                .fact("status", status)
                .validUntil(granted.plusYears(subject.dice.between(6, 10)));
    }

    /** Adverse information that counts today. */
    SampleRecord adverse(String provision) {
        LocalDate first =
                later(FIRST_DAY, subject.today.minusYears(YEARS_COUNTED).plusDays(3));
        return adverse(provision, subject.dice.day(first, subject.today));
    }

    /** Adverse information of a day; a penalty where it is old enough to be final by today. */
    SampleRecord adverse(String provision, LocalDate decidedOn) {
        String basis = basis(provision, decidedOn);
        SampleRecord added = switch (basis) {
            case "supervision" -> supervision(provision, decidedOn);
            case "judgment" -> subject.record(Branch.MINING, "adverse", decidedOn, Office.COURT, "刑初");
            case "penalty" ->
                record("adverse", decidedOn, "罚")
                        .finalOn(decidedOn.plusDays(DAYS_TO_FINAL))
                        .fined(DecidedBy.OTHER, Severity.GENERAL);
            default -> record("adverse", decidedOn, "责改");
        };
        if (provision != null) {
            added.provision(provision);
        }
        if (subject.dice.chance(50)) {
            added.ended(decidedOn.minusDays(subject.dice.below(90)));
        }
        return added.basis(basis);
    }

    private String basis(String provision, LocalDate decidedOn) {
        if (provision != null && (provision.startsWith("holder-56") || provision.startsWith("intermediary-40"))) {
            return "supervision";
        }
        if (provision != null && (provision.startsWith("holder-57") || provision.startsWith("intermediary-41"))) {
            return "judgment";
        }
        boolean canBeFinal = !decidedOn.plusDays(DAYS_TO_FINAL).isAfter(subject.today);
        return canBeFinal && subject.dice.chance(60) ? "penalty" : "order";
    }

    private SampleRecord supervision(String provision, LocalDate decidedOn) {
        return switch (provision.charAt(provision.length() - 1)) {
            case '1' -> subject.record(Branch.MINING, "adverse", decidedOn, Office.RESOURCES, subject.league(), "督");
            case '2' ->
                subject.record(Branch.MINING, "adverse", decidedOn, Office.RESOURCES, subject.wholeRegion(), "督");
            default ->
                subject.record(
                        Branch.MINING, "adverse", decidedOn, Office.MINISTRY_OF_RESOURCES, subject.wholeRegion(), "督");
        };
    }

    /** A penalty that is not final yet: kept, but neither counted nor disclosed (reading M13). */
    void penaltyNotFinal(String provision) {
        record("adverse", subject.monthsAgo(0, 2), "罚").provision(provision).basis("penalty");
    }

    /** Adverse information whose five years are over. */
    void runOut(String provision) {
        LocalDate last = subject.today.minusYears(YEARS_COUNTED).minusDays(2);
        adverse(provision, subject.dice.day(later(FIRST_DAY, last.minusYears(1)), last));
    }

    /** Adverse information whose five years are over but which goes on counting under the severe listing (reading M4). */
    void prolonged(String provision) {
        LocalDate last = subject.today.minusYears(YEARS_COUNTED).minusDays(2);
        adverse(provision, subject.dice.day(later(FIRST_DAY, last.minusMonths(6)), last));
        subject.listed(Branch.MINING, "severe", subject.monthsAgo(10, 20), null, "有履行能力而拒不履行生效判决", Office.RESOURCES);
    }

    /** Adverse information that has been repaired a year or more after its day. */
    void repaired(String provision) {
        LocalDate decidedOn = subject.monthsAgo(16, 48);
        adverse(provision, decidedOn).repaired(subject.dice.day(decidedOn.plusYears(1), subject.today));
    }

    /** An honour of the last months, by its row in annex 2. */
    SampleRecord honour(int row, String name) {
        return honour(row, name, subject.monthsAgo(1, 10));
    }

    SampleRecord honour(int row, String name, LocalDate decidedOn) {
        SampleRecord added = switch (row) {
            case 1 -> subject.record(Branch.MINING, "honour", decidedOn, Office.GOVERNMENT, subject.wholeRegion(), "奖");
            case 2 -> subject.record(Branch.MINING, "honour", decidedOn, Office.GOVERNMENT, subject.league(), "奖");
            case 3 ->
                subject.record(
                        Branch.MINING, "honour", decidedOn, Office.MINISTRY_OF_RESOURCES, subject.wholeRegion(), "奖");
            case 4 -> subject.record(Branch.MINING, "honour", decidedOn, Office.RESOURCES, subject.wholeRegion(), "奖");
            default -> throw new IllegalArgumentException("annex 2 has four rows, not " + row);
        };
        return added.provision("honour-" + row).fact("honour", name);
    }

    /** A contract that was due on a day, signed a year or more before. */
    SampleRecord contract(LocalDate dueOn, boolean funded) {
        LocalDate signed = dueOn.minusMonths(subject.dice.between(12, 20));
        return record("contract", signed.isAfter(subject.today) ? subject.today : signed, "合")
                .fact("dueOn", dueOn)
                .fact("funded", funded);
    }

    /** The grades of the quarters before, the last one first. */
    void graded(String... grades) {
        LocalDate quarter = subject.today
                .withMonth((subject.today.getMonthValue() - 1) / 3 * 3 + 1)
                .withDayOfMonth(1);
        for (String grade : grades) {
            quarter = quarter.minusMonths(3);
            String period = quarter.getYear() + "-Q" + (quarter.getMonthValue() / 3 + 1);
            subject.priorGrades.add(new SampleSubject.Prior(Branch.MINING, period, grade));
        }
    }

    void onList(String list, String reason) {
        subject.listed(Branch.MINING, list, subject.monthsAgo(1, 40), null, reason, Office.RESOURCES);
    }

    void wasOnList(String list, String reason) {
        LocalDate from = subject.monthsAgo(30, 50);
        subject.listed(
                Branch.MINING, list, from, from.plusMonths(subject.dice.between(13, 28)), reason, Office.RESOURCES);
    }

    /** What an officer has determined where the rules grade nobody (reading P14). */
    void determined(String grade, String reason) {
        record("determination", subject.monthsAgo(0, 2), "认定")
                .fact("grade", grade)
                .fact("reason", reason);
    }

    private SampleRecord record(String type, LocalDate decidedOn, String kindOfDocument) {
        return subject.record(Branch.MINING, type, decidedOn, Office.RESOURCES, kindOfDocument);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
