package org.chengxin.api.listing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcListingStore implements ListingStore {

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
        database.update("update listing set until_day = ?, ended_case = ? where id = ?", until, caseId, id);
    }

    @Override
    public void publish(long caseId, LocalDate from) {
        database.update("update listing set published_on = ? where case_id = ?", from, caseId);
    }

    private static ListingRow row(ResultSet row) throws SQLException {
        String authority = row.getString("authority");
        return new ListingRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getLong("subject_id"),
                row.getString("subject"),
                new Listing(
                        ListKind.parse(row.getString("list")).orElseThrow(),
                        SectorId.of(row.getString("sector")),
                        Database.day(row, "from_day"),
                        Database.day(row, "until_day")),
                row.getString("reason"),
                row.getString("facts"),
                row.getString("office"),
                authority == null ? null : AreaCode.of(authority),
                Database.day(row, "published_on"));
    }
}
