package org.chengxin.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** One subject being made up, with its dice and the present day at hand. */
final class SampleSubject {

    final SubjectKind kind;
    final Area area;
    final String name;
    /** The credit code, null for a natural person. */
    final String code;
    /** A natural person's number and id, null for everybody else. */
    final Numbers.Person person;

    final Dice dice;
    final LocalDate today;
    final Map<Branch, String> roles = new EnumMap<>(Branch.class);
    final List<Prior> priorGrades = new ArrayList<>();
    final List<Entry> listings = new ArrayList<>();
    final List<SampleRecord> records = new ArrayList<>();
    SubjectStatus status = SubjectStatus.ACTIVE;
    private final Region region;

    SampleSubject(
            Region region, Dice dice, SubjectKind kind, Area area, String name, String code, Numbers.Person person) {
        this.region = region;
        this.dice = dice;
        this.today = region.today();
        this.kind = kind;
        this.area = area;
        this.name = name;
        this.code = code;
        this.person = person;
    }

    /** The grade of a closed period. */
    record Prior(Branch sector, String period, String grade) {}

    /**
     * An entry on a list.
     *
     * @param until the last day on it, null while it is on it
     */
    record Entry(Branch sector, String list, LocalDate from, LocalDate until, String reason, String office) {}

    /** Adds a record that rests on a new document of the subject's own area or one above it. */
    SampleRecord record(Branch sector, String type, LocalDate decidedOn, Office office, String kindOfDocument) {
        return record(sector, type, decidedOn, office, authority(), kindOfDocument);
    }

    /** Adds a record that rests on a new document of an office of a given area. */
    SampleRecord record(
            Branch sector, String type, LocalDate decidedOn, Office office, Area authority, String kindOfDocument) {
        SampleRecord added = new SampleRecord(
                sector,
                type,
                decidedOn,
                region.documents().next(office, authority, kindOfDocument, decidedOn.getYear()));
        records.add(added);
        return added;
    }

    void listed(Branch sector, String list, LocalDate from, LocalDate until, String reason, Office office) {
        listings.add(new Entry(sector, list, from, until, reason, office.of(authority())));
    }

    /** An id for an act that several records share. */
    String newAct(LocalDate day) {
        return region.nextAct(day.getYear());
    }

    /** Mostly the office of the subject's own area, now and then its league's or the region's. */
    private Area authority() {
        int throwOf = dice.below(100);
        return throwOf < 82 ? area : throwOf < 97 ? league() : wholeRegion();
    }

    /** The area's league or city; the region for the region itself. */
    Area league() {
        return switch (area.level()) {
            case BANNER -> Areas.region().find(area.parent()).orElseThrow();
            case LEAGUE, REGION -> area;
        };
    }

    Area wholeRegion() {
        return region.whole();
    }

    /** A day of the present year up to today; today itself on 1 January. */
    LocalDate thisYear() {
        return dice.day(LocalDate.of(today.getYear(), 1, 1), today);
    }

    /** A day between two numbers of months ago, the nearer one first. */
    LocalDate monthsAgo(int nearer, int farther) {
        return dice.day(today.minusMonths(farther).plusDays(1), today.minusMonths(nearer));
    }

    /** A day after another one, up to today. */
    LocalDate since(LocalDate day) {
        return dice.day(day.isBefore(today) ? day.plusDays(1) : day, today);
    }
}
