package org.chengxin.api.listing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;

@ApplicationScoped
public class JdbcListingStore implements ListingStore {

    /**
     * Whether an entry {@code l} is disputed: an objection against it, or against the record that it rests on, or the review of one, is
     * being decided.
     */
    public static final String DISPUTED =
            "exists (select 1 from procedure_case c left join procedure_case v on v.id = c.reviewed_id"
                    + " where c.subject_id = l.subject_id and c.disputes and coalesce(v.about_id, c.about_id) in (l.public_id,"
                    + " (select o.about_id from procedure_case o where o.id = l.case_id)))";

    private static final String PUBLISHED =
            "select l.*, " + DISPUTED + " as disputed, s.public_id as subject, s.kind, s.code, s.name from listing l"
                    + " join subject s on s.id = l.subject_id where l.unpublished_on is null and l.published_on <= ?"
                    + " and (l.until_day is null or l.until_day >= ?)";

    private static final String SELECT =
            "select l.*, s.public_id as subject from listing l join subject s on s.id = l.subject_id";

    private final Database database;

    @Inject
    public JdbcListingStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcListingStore() {
        this(null);
    }

    @Override
    public Optional<ListingRow> find(String publicId) {
        return database.first(SELECT + " where l.public_id = ?", JdbcListingStore::row, publicId);
    }

    @Override
    public List<ListingRow> ofSubject(long subjectId) {
        return database.list(SELECT + " where l.subject_id = ? order by l.id", JdbcListingStore::row, subjectId);
    }

    @Override
    public void add(ListingRow added, long caseId) {
        database.update(
                "insert into listing (public_id, subject_id, sector, list, from_day, until_day, reason, facts, office, authority,"
                        + " published_on, case_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.publicId(),
                added.subjectId(),
                added.listing().sector().value(),
                added.listing().list().code(),
                added.listing().from(),
                added.listing().until(),
                added.reason(),
                added.facts(),
                added.office(),
                added.authority() == null ? null : added.authority().value(),
                added.publishedOn(),
                caseId);
    }

    @Override
    public void end(long id, LocalDate until, long caseId) {
        database.update(
                "update listing set until_day = ?, unpublished_on = ?, ended_case = ? where id = ?",
                until,
                until,
                caseId,
                id);
    }

    @Override
    public void publish(long caseId, LocalDate from) {
        database.update("update listing set published_on = ? where case_id = ?", from, caseId);
    }

    @Override
    public Optional<ListingRow> ofCase(long caseId) {
        return database.first(SELECT + " where l.case_id = ?", JdbcListingStore::row, caseId);
    }

    @Override
    public List<PublicEntry> published(ListKind list, SectorId sector, LocalDate day, long after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(day, day, list.code(), after));
        if (sector != null) {
            parameters.add(sector.value());
        }
        return database.list(
                PUBLISHED + " and l.list = ? and l.id > ?" + (sector == null ? "" : " and l.sector = ?")
                        + " order by l.id limit " + limit,
                JdbcListingStore::entry,
                parameters.toArray());
    }

    @Override
    public List<PublicEntry> publishedOf(long subjectId, LocalDate day) {
        return database.list(
                PUBLISHED + " and l.subject_id = ? order by l.id", JdbcListingStore::entry, day, day, subjectId);
    }

    @Override
    public Map<Long, String> enter(
            Collection<Long> subjectIds, ListKind list, SectorId sector, LocalDate from, String office) {
        Map<Long, String> entries = new LinkedHashMap<>();
        subjectIds.forEach(id -> entries.put(id, PublicIds.next()));
        database.insert(
                "listing (public_id, subject_id, sector, list, from_day, office, published_on)",
                "",
                entries.entrySet().stream()
                        .map(entry -> new Object[] {
                            entry.getValue(), entry.getKey(), sector.value(), list.code(), from, office, from
                        })
                        .toList());
        return entries;
    }

    @Override
    public List<ListingRow> leave(Collection<Long> subjectIds, ListKind list, SectorId sector, LocalDate until) {
        if (subjectIds.isEmpty()) {
            return List.of();
        }
        List<Object> asked = new ArrayList<>(subjectIds);
        asked.addAll(List.of(list.code(), sector.value(), until, until));
        List<ListingRow> left = database.list(
                SELECT + " where l.subject_id in (" + Database.marks(subjectIds)
                        + ") and l.list = ? and l.sector = ? and l.from_day <= ? and (l.until_day is null or l.until_day > ?)"
                        + " order by l.id",
                JdbcListingStore::row,
                asked.toArray());
        if (!left.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(until, until));
            left.forEach(row -> parameters.add(row.id()));
            database.update(
                    "update listing set until_day = ?, unpublished_on = ? where id in (" + Database.marks(left) + ")",
                    parameters.toArray());
        }
        return left;
    }

    @Override
    public List<LocalDate> withoutEnd(ListKind list, SectorId sector) {
        return database.list(
                "select distinct from_day from listing where list = ? and sector = ? and unpublished_on is null"
                        + " and until_day is null",
                row -> Database.day(row, "from_day"),
                list.code(),
                sector.value());
    }

    @Override
    public void setEnd(ListKind list, SectorId sector, LocalDate from, LocalDate until) {
        database.update(
                "update listing set until_day = ? where list = ? and sector = ? and unpublished_on is null"
                        + " and until_day is null and from_day = ?",
                until,
                list.code(),
                sector.value(),
                from);
    }

    @Override
    public List<ListingRow> runOut(LocalDate day, int limit) {
        return database.list(
                SELECT + " where l.unpublished_on is null and l.until_day < ? order by l.until_day, l.id limit "
                        + limit,
                JdbcListingStore::row,
                day);
    }

    @Override
    public void unpublish(Collection<Long> ids, LocalDate day) {
        List<Object> parameters = new ArrayList<>(List.of(day));
        parameters.addAll(ids);
        database.update(
                "update listing set unpublished_on = ? where id in (" + Database.marks(ids) + ")",
                parameters.toArray());
    }

    @Override
    public List<OutsideEntry> outside(OutsideList list, Collection<String> sourceKeys) {
        List<Object> parameters = new ArrayList<>(List.of(list.code()));
        parameters.addAll(sourceKeys);
        return database.list(
                "select id, public_id, source_key, subject_id, from_day, until_day, facts, document from listing where outside = ?"
                        + " and source_key in (" + Database.marks(sourceKeys) + ")",
                row -> new OutsideEntry(
                        row.getLong("id"),
                        row.getString("public_id"),
                        list,
                        row.getString("source_key"),
                        row.getLong("subject_id"),
                        Database.day(row, "from_day"),
                        Database.day(row, "until_day"),
                        row.getString("facts"),
                        row.getString("document")),
                parameters.toArray());
    }

    @Override
    public void takeOver(Collection<OutsideEntry> added, LocalDate day, String office) {
        database.insert(
                "listing (public_id, subject_id, sector, list, from_day, until_day, facts, office, authority, published_on,"
                        + " unpublished_on, outside, source_key, document)",
                "",
                added.stream()
                        .map(entry -> new Object[] {
                            entry.publicId(),
                            entry.subjectId(),
                            OutsideList.SECTOR.value(),
                            ListKind.SEVERE.code(),
                            entry.enteredOn(),
                            entry.removedOn(),
                            entry.facts(),
                            entry.list().unit(),
                            office,
                            entry.removedOn() == null ? day : null,
                            entry.removedOn() == null ? null : day,
                            entry.list().code(),
                            entry.sourceKey(),
                            entry.document()
                        })
                        .toList());
    }

    @Override
    public void endOutside(Collection<Long> ids, LocalDate removedOn, LocalDate day) {
        List<Object> parameters = new ArrayList<>(List.of(removedOn, day));
        parameters.addAll(ids);
        database.update(
                "update listing set until_day = ?, unpublished_on = ? where id in (" + Database.marks(ids) + ")",
                parameters.toArray());
    }

    private static PublicEntry entry(ResultSet row) throws SQLException {
        String outside = row.getString("outside");
        String facts = row.getString("facts");
        return new PublicEntry(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("subject"),
                SubjectKind.parse(row.getString("kind")).orElseThrow(),
                row.getString("code"),
                row.getString("name"),
                listing(row, row.getBoolean("disputed")),
                outside == null ? null : OutsideList.coded(outside).orElseThrow(),
                facts == null ? row.getString("reason") : facts,
                row.getString("office"));
    }

    private static Listing listing(ResultSet row, boolean disputed) throws SQLException {
        return new Listing(
                ListKind.parse(row.getString("list")).orElseThrow(),
                SectorId.of(row.getString("sector")),
                Database.day(row, "from_day"),
                Database.day(row, "until_day"),
                disputed);
    }

    private static ListingRow row(ResultSet row) throws SQLException {
        String authority = row.getString("authority");
        return new ListingRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getLong("subject_id"),
                row.getString("subject"),
                listing(row, false),
                row.getString("reason"),
                row.getString("facts"),
                row.getString("office"),
                authority == null ? null : AreaCode.of(authority),
                Database.day(row, "published_on"));
    }
}
