package org.chengxin.api.grade.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.listing.store.JdbcListingStore;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

@ApplicationScoped
public class JdbcFileStore implements FileStore {

    private final Database database;
    private final RecordStore records;
    private final ServiceClock clock;

    @Inject
    public JdbcFileStore(Database database, RecordStore records, ServiceClock clock) {
        this.database = database;
        this.records = records;
        this.clock = clock;
    }

    /** For the container's proxy. */
    JdbcFileStore() {
        this(null, null, null);
    }

    @Override
    public void lock(Collection<Long> subjectIds) {
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(new TreeSet<>(subjectIds));
            database.list(
                    "select s.id from " + asked.table() + " straight_join subject s on s.id = asked.id for update",
                    row -> row.getLong(1),
                    asked.parameter());
        }
    }

    @Override
    public List<Holder> holders(Collection<Long> subjectIds, SectorId sector) {
        if (subjectIds.isEmpty()) {
            return List.of();
        }
        Asked asked = Asked.keys(new TreeSet<>(subjectIds));
        return database.list(
                "select s.id, s.public_id, s.kind, s.status, r.role from " + asked.table()
                        + " straight_join subject_role r force index (primary) on r.subject_id = asked.id and r.sector = ?"
                        + " straight_join subject s on s.id = asked.id",
                row -> new Holder(
                        row.getLong(1),
                        row.getString(2),
                        SubjectKind.parse(row.getString(3)).orElseThrow(),
                        SubjectStatus.parse(row.getString(4)).orElseThrow(),
                        row.getString(5)),
                asked.parameter(),
                sector.value());
    }

    @Override
    public List<Placed> walk(SectorId sector, AreaCode area, long after, int limit) {
        // The index of roles gives the order; a small area is looked for among all that have a role.
        return database.list(
                "select s.id, s.public_id, s.kind, s.status, r.role, s.area from subject_role r force index"
                        + " (subject_role_by_sector) straight_join subject s on s.id = r.subject_id where r.sector = ?"
                        + " and r.subject_id > ? and s.area like ? order by r.subject_id limit " + limit,
                row -> new Placed(
                        new Holder(
                                row.getLong(1),
                                row.getString(2),
                                SubjectKind.parse(row.getString(3)).orElseThrow(),
                                SubjectStatus.parse(row.getString(4)).orElseThrow(),
                                row.getString(5)),
                        AreaCode.of(row.getString(6))),
                sector.value(),
                after,
                AreaPattern.of(area));
    }

    @Override
    public long walked(SectorId sector, AreaCode area) {
        return database.first(
                        "select count(*) from subject_role r straight_join subject s on s.id = r.subject_id"
                                + " where r.sector = ? and s.area like ?",
                        row -> row.getLong(1),
                        sector.value(),
                        AreaPattern.of(area))
                .orElseThrow();
    }

    @Override
    public List<StoredFile> files(Collection<Holder> holders, Sector sector) {
        if (holders.isEmpty()) {
            return List.of();
        }
        List<Long> subjectIds = holders.stream().map(Holder::subjectId).toList();
        Map<Long, List<StoredRecord>> recordsOf = records.of(subjectIds, sector);
        Map<Long, Map<String, List<PriorGrade>>> closed =
                sector.plugin().readsPriorGrades() ? closed(subjectIds) : Map.of();
        Map<Long, List<Listing>> listings = listings(
                holders.stream().filter(Holder::listed).map(Holder::subjectId).toList());
        return holders.stream()
                .map(holder -> new StoredFile(
                        holder.subjectId(),
                        holder.publicId(),
                        sector.id(),
                        holder.kind(),
                        holder.status(),
                        holder.role(),
                        closed.getOrDefault(holder.subjectId(), Map.of())
                                .getOrDefault(sector.id().value(), List.of()),
                        listings.getOrDefault(holder.subjectId(), List.of()),
                        recordsOf.getOrDefault(holder.subjectId(), List.of())))
                .toList();
    }

    @Override
    public Optional<String> lastClosed(SectorId sector) {
        return database.first(
                "select period from closing where sector = ? and state = 'closed' and last_day < ?"
                        + " order by last_day desc limit 1",
                row -> row.getString(1),
                sector.value(),
                clock.today());
    }

    @Override
    public List<Ended> ended(long subjectId, SectorId sector) {
        return database.list(
                "select p.period, g.status, g.grade, g.score from closing p straight_join closed_grade g"
                        + " on g.closing_id = p.id and g.subject_id = ? where p.sector = ? and p.state = 'closed'",
                row -> new Ended(row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4)),
                subjectId,
                sector.value());
    }

    @Override
    public Optional<Frozen> frozen(long subjectId, SectorId sector, LocalDate lastDay) {
        return database.first(
                "select c.known_at, g.status, g.grade, g.score from closing p"
                        + " join closed_grade g on g.closing_id = p.id and g.subject_id = ?"
                        + " join closing_chunk c on c.run_id = p.run_id and c.last_subject >= g.subject_id"
                        + " where p.sector = ? and p.last_day = ? and p.state = 'closed' order by c.seq limit 1",
                row -> new Frozen(
                        Database.instant(row, "known_at"), row.getString(2), row.getString(3), row.getBigDecimal(4)),
                subjectId,
                sector.value(),
                lastDay);
    }

    @Override
    public Map<Long, Map<String, List<PriorGrade>>> closed(Collection<Long> subjectIds) {
        Map<Long, Map<String, List<PriorGrade>>> grades = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            database.list(
                    "select p.subject_id, p.sector, p.period, p.grade from " + asked.table()
                            + " straight_join prior_grade p on p.subject_id = asked.id"
                            + " straight_join closing c on c.sector = p.sector and c.period = p.period"
                            + " and c.state = 'closed'"
                            + " order by p.subject_id, p.sector, p.period",
                    row -> grades.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), sector -> new ArrayList<>())
                            .add(new PriorGrade(row.getString(3), Grade.of(row.getString(4)))),
                    asked.parameter());
        }
        return grades;
    }

    @Override
    public Map<Long, List<Listing>> listings(Collection<Long> subjectIds) {
        Map<Long, List<Listing>> listings = new HashMap<>();
        // Whether an entry is disputed takes four tables, and hardly any subject is on a list.
        List<Long> listed = listed(subjectIds);
        if (listed.isEmpty()) {
            return listings;
        }
        Asked asked = Asked.keys(listed);
        database.list(
                "select l.subject_id, l.sector, l.list, l.from_day, l.until_day, " + JdbcListingStore.DISPUTED
                        + " as disputed from " + asked.table()
                        + " straight_join listing l on l.subject_id = asked.id order by l.subject_id, l.id",
                row -> listings.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Listing(
                                ListKind.parse(row.getString(3)).orElseThrow(),
                                SectorId.of(row.getString(2)),
                                Database.day(row, "from_day"),
                                Database.day(row, "until_day"),
                                row.getBoolean("disputed"))),
                asked.parameter());
        return listings;
    }

    private List<Long> listed(Collection<Long> subjectIds) {
        if (subjectIds.isEmpty()) {
            return List.of();
        }
        Asked asked = Asked.keys(subjectIds);
        return database.list(
                subjectIds.size() == 1
                        ? "select subject_id from listing where subject_id = ? limit 1"
                        : "select asked.id from " + asked.table()
                                + " where exists (select 1 from listing l where l.subject_id = asked.id)",
                row -> row.getLong(1),
                asked.parameter());
    }

    @Override
    public List<Long> stale(Sector sector, RunningMark mark, long after, int limit) {
        return database.list(
                "select r.subject_id from subject_role r left join running_grade w force index (running_grade_state)"
                        + " on w.subject_id = r.subject_id and w.sector = r.sector where r.sector = ? and r.subject_id > ?"
                        + " and (w.subject_id is null or w.day <> ? or w.made_by <> ?)"
                        + " order by r.subject_id limit " + limit,
                row -> row.getLong(1),
                sector.id().value(),
                after,
                mark.day(),
                mark.madeBy());
    }

    @Override
    public void addListings(Collection<NewListing> listings) {
        database.insert(
                "listing (public_id, subject_id, sector, list, from_day, until_day, reason, office, published_on,"
                        + " unpublished_on)",
                "",
                listings.stream()
                        .map(added -> new Object[] {
                            PublicIds.next(),
                            added.subjectId(),
                            added.listing().sector().value(),
                            added.listing().list().code(),
                            added.listing().from(),
                            added.listing().until(),
                            added.reason(),
                            added.office(),
                            added.listing().from(),
                            added.listing().until()
                        })
                        .toList());
    }

    @Override
    public void addClosed(Collection<NewClosed> grades) {
        database.insert(
                "prior_grade (subject_id, sector, period, grade)",
                "",
                grades.stream()
                        .map(added -> new Object[] {
                            added.subjectId(),
                            added.sector().value(),
                            added.grade().period(),
                            added.grade().grade().letter()
                        })
                        .toList());
    }

    @Override
    public void takeOver(SectorId sector, String period, LocalDate lastDay) {
        database.update(
                "insert ignore into closing (sector, period, last_day, state, taken_over) values (?, ?, ?, 'closed', true)",
                sector.value(),
                period,
                lastDay);
    }
}
