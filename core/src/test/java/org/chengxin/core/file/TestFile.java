package org.chengxin.core.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** A credit file in few words, for tests; every method gives a new one. */
public record TestFile(
        Sector sector,
        SubjectKind kind,
        String role,
        SubjectStatus status,
        List<PriorGrade> priorGrades,
        List<Listing> listings,
        List<TestRecord> records) {

    public TestFile {
        priorGrades = List.copyOf(priorGrades);
        listings = List.copyOf(listings);
        records = List.copyOf(records);
    }

    /** The empty file of a company. */
    public static TestFile of(Sector sector, String role) {
        return new TestFile(
                sector, SubjectKind.LEGAL_PERSON, role, SubjectStatus.ACTIVE, List.of(), List.of(), List.of());
    }

    public TestFile kind(SubjectKind other) {
        return new TestFile(sector, other, role, status, priorGrades, listings, records);
    }

    public TestFile dissolved() {
        return new TestFile(sector, kind, role, SubjectStatus.DISSOLVED, priorGrades, listings, records);
    }

    public TestFile prior(String period, String grade) {
        List<PriorGrade> more = new ArrayList<>(priorGrades);
        more.add(new PriorGrade(period, Grade.of(grade)));
        return new TestFile(sector, kind, role, status, more, listings, records);
    }

    /** On a list of the file's own sector. */
    public TestFile listed(ListKind list, String from, String until) {
        return listedIn(sector.id().value(), list, from, until);
    }

    /** On a list of any sector; {@code until} null while it is on it. */
    public TestFile listedIn(String whose, ListKind list, String from, String until) {
        List<Listing> more = new ArrayList<>(listings);
        more.add(new Listing(
                list, SectorId.of(whose), LocalDate.parse(from), until == null ? null : LocalDate.parse(until)));
        return new TestFile(sector, kind, role, status, priorGrades, more, records);
    }

    public TestFile with(TestRecord... more) {
        return with(List.of(more));
    }

    public TestFile with(List<TestRecord> more) {
        List<TestRecord> all = new ArrayList<>(records);
        all.addAll(more);
        return only(all);
    }

    /** The same subject with other records. */
    public TestFile only(List<TestRecord> others) {
        return new TestFile(sector, kind, role, status, priorGrades, listings, others);
    }

    public CreditFile build() {
        return new CreditFile(
                kind,
                role,
                status,
                priorGrades,
                listings,
                records.stream().map(TestRecord::build).toList());
    }

    /**
     * All that is kept of the subject.
     *
     * @param lastClosed the last period of the sector that is closed, null before the first closing
     */
    public KeptFile kept(String lastClosed) {
        return new KeptFile(
                kind,
                status,
                role,
                priorGrades,
                lastClosed,
                listings,
                records.stream().map(TestRecord::build).map(Kept::of).toList());
    }

    public Evaluation on(String asOf) {
        return on(LocalDate.parse(asOf));
    }

    public Evaluation on(LocalDate asOf) {
        return sector.evaluate(build(), asOf);
    }
}
