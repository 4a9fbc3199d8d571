package org.chengxin.sample;

import java.time.LocalDate;
import java.util.Map;
import org.chengxin.core.file.Penalty.DecidedBy;
import org.chengxin.core.file.Penalty.Field;
import org.chengxin.core.file.Penalty.Severity;
import org.chengxin.core.subject.Areas.Area;

/** A subject's file in food and drug safety: puts records of this sector into it. */
final class FooddrugFile {

    private static final String DEFAULT_DOCUMENT = "责改";
    /** How the documents of an article are numbered where it is not the default. */
    private static final Map<String, String> DOCUMENTS = Map.of("28", "罚", "29", "认", "30", "认", "31", "罚", "33", "刑初");

    private final SampleSubject subject;

    FooddrugFile(SampleSubject subject) {
        this.subject = subject;
        subject.roles.put(Branch.FOODDRUG, "operator");
    }

    SampleSubject subject() {
        return subject;
    }

    /** A licence of a status, granted in the last years, for five years. */
    SampleRecord licence(String status) {
        LocalDate granted = subject.monthsAgo(1, 40);
        return record("licence", granted, "许").fact("status", status).validUntil(granted.plusYears(5));
    }

    /** A licence that says it is valid but ran out at most three hundred days ago. */
    void licenceRunOut() {
        LocalDate last = subject.today.minusDays(subject.dice.between(1, 300));
        record("licence", last.minusYears(5), "许").fact("status", "valid").validUntil(last);
    }

    /** Inspections of this year, in this order, with what each found of the safety assurance. */
    void inspected(String... assurances) {
        LocalDate from = LocalDate.of(subject.today.getYear(), 1, 1);
        for (int i = 0; i < assurances.length; i++) {
            long span = subject.today.toEpochDay() - from.toEpochDay();
            LocalDate last = from.plusDays(span / (assurances.length - i));
            from = subject.dice.day(from, last);
            record("inspection", from, "检").fact("assurance", assurances[i]);
        }
    }

    /** All that an A asks for: a valid licence and two inspections that found everything sound. */
    void sound() {
        licence("valid");
        inspected("sound", "sound");
    }

    /** A case of this year that gives demerits. */
    SampleRecord adverse(String provision) {
        return adverse(provision, subject.thisYear());
    }

    SampleRecord adverse(String provision, LocalDate decidedOn) {
        Office office = provision.startsWith("33") ? Office.COURT : Office.MARKET;
        String kind = DOCUMENTS.getOrDefault(provision.substring(0, 2), DEFAULT_DOCUMENT);
        SampleRecord added = switch (provision) {
            // A public criticism is the region's, a league's or a banner's by what article 32 says of it.
            case "32-1" -> circular(decidedOn, subject.wholeRegion());
            case "32-2" -> circular(decidedOn, subject.league());
            case "32-3" -> circular(decidedOn, subject.area);
            default -> subject.record(Branch.FOODDRUG, "adverse", decidedOn, office, kind);
        };
        added.provision(provision);
        if (subject.dice.chance(60)) {
            added.ended(decidedOn.minusDays(subject.dice.below(60)));
        }
        return added;
    }

    private SampleRecord circular(LocalDate decidedOn, Area authority) {
        return subject.record(Branch.FOODDRUG, "adverse", decidedOn, Office.MARKET, authority, "通");
    }

    /** A fine of this year; the amount in yuan. */
    SampleRecord fine(long amount, boolean mitigated) {
        SampleRecord added = adverse("28-fine")
                .fact("amount", amount)
                .fined(DecidedBy.MARKET_SUPERVISION, Severity.GENERAL, Field.FOOD);
        return mitigated ? added.fact("mitigated", true) : added;
    }

    void finding(String finding) {
        record("finding", subject.thisYear(), "认").fact("finding", finding);
    }

    /** Social responsibility of an item of article 19. */
    void socialResponsibility(int item, boolean verified) {
        record("social-responsibility", subject.thisYear(), "信责")
                .fact("item", item)
                .fact("verified", verified);
    }

    /** The grades of the years before, last year's first. */
    void graded(String... grades) {
        for (int i = 0; i < grades.length; i++) {
            String year = Integer.toString(subject.today.getYear() - 1 - i);
            subject.priorGrades.add(new SampleSubject.Prior(Branch.FOODDRUG, year, grades[i]));
        }
    }

    /** On a list since some time in the last years. */
    void onList(String list, String reason) {
        subject.listed(Branch.FOODDRUG, list, subject.monthsAgo(1, 30), null, reason, Office.MARKET);
    }

    /** Was on a list. */
    void wasOnList(String list, String reason) {
        LocalDate from = subject.monthsAgo(30, 50);
        subject.listed(
                Branch.FOODDRUG, list, from, from.plusMonths(subject.dice.between(10, 28)), reason, Office.MARKET);
    }

    /** What an officer has determined where the rules grade nobody (reading P14). */
    void determined(String grade, String reason) {
        record("determination", subject.monthsAgo(0, 2), "认定")
                .fact("grade", grade)
                .fact("reason", reason);
    }

    private SampleRecord record(String type, LocalDate decidedOn, String kindOfDocument) {
        return subject.record(Branch.FOODDRUG, type, decidedOn, Office.MARKET, kindOfDocument);
    }
}
