package org.chengxin.sample;

import java.time.LocalDate;
import org.chengxin.core.file.Penalty.DecidedBy;
import org.chengxin.core.file.Penalty.Severity;

/** A subject's file in industry: puts records of this sector into it. */
final class IndustryFile {

    private static final String ASSESSMENT_REASON = "综合日常监督与量化分级结果，经局务会评定";

    private final SampleSubject subject;

    IndustryFile(SampleSubject subject) {
        this.subject = subject;
        subject.roles.put(Branch.INDUSTRY, "enterprise");
    }

    SampleSubject subject() {
        return subject;
    }

    /** The national result of the last year. */
    void nationalGrade(String grade) {
        nationalGrade(grade, subject.monthsAgo(0, 12));
    }

    void nationalGrade(String grade, LocalDate decidedOn) {
        subject.record(Branch.INDUSTRY, "national-grade", decidedOn, Office.REFORM, subject.wholeRegion(), "信评")
                .fact("grade", grade);
    }

    void assessment(String grade, LocalDate decidedOn) {
        record("assessment", decidedOn, "评").fact("grade", grade).fact("reason", ASSESSMENT_REASON);
    }

    void licence(String status) {
        LocalDate granted = subject.monthsAgo(2, 40);
        record("licence", granted, "许").fact("status", status).validUntil(granted.plusYears(5));
    }

    SampleRecord complaint(boolean upheld, LocalDate decidedOn) {
        return record("complaint", decidedOn, "诉").fact("upheld", upheld);
    }

    SampleRecord penalty(boolean serious, LocalDate decidedOn) {
        SampleRecord added = record("penalty", decidedOn, "罚")
                .fact("serious", serious)
                .fined(DecidedBy.OTHER, serious ? Severity.SEVERE : Severity.GENERAL);
        if (subject.dice.chance(50)) {
            added.ended(decidedOn.minusDays(subject.dice.below(60)));
        }
        return added;
    }

    SampleRecord inspection(String result) {
        return record("inspection", subject.monthsAgo(0, 14), "检").fact("result", result);
    }

    SampleRecord abnormal(boolean listed, LocalDate decidedOn) {
        return subject.record(Branch.INDUSTRY, "abnormal-list", decidedOn, Office.MARKET, "异")
                .fact("listed", listed);
    }

    void onList(String list, String reason) {
        subject.listed(Branch.INDUSTRY, list, subject.monthsAgo(1, 30), null, reason, Office.MARKET);
    }

    void wasOnList(String list, String reason) {
        LocalDate from = subject.monthsAgo(24, 40);
        subject.listed(
                Branch.INDUSTRY, list, from, from.plusMonths(subject.dice.between(3, 20)), reason, Office.MARKET);
    }

    private SampleRecord record(String type, LocalDate decidedOn, String kindOfDocument) {
        return subject.record(Branch.INDUSTRY, type, decidedOn, Office.INDUSTRY, kindOfDocument);
    }
}
