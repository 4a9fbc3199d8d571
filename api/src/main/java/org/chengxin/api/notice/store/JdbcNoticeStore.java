package org.chengxin.api.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.law.Text;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcNoticeStore implements NoticeStore {

    private static final String SELECT =
            "select n.*, s.public_id as subject from notice n join subject s on s.id = n.subject_id";

    private final Database database;

    @Inject
    public JdbcNoticeStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcNoticeStore() {
        this(null);
    }

    @Override
    public void add(NoticeRow notice) {
        database.update(
                "insert into notice (public_id, subject_id, kind, sector, title_zh, title_en, text_zh, text_en, document_id,"
                        + " procedure_id, served_at, served_on, served_by, office) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)",
                notice.publicId(),
                notice.subjectId(),
                notice.kind(),
                notice.sector(),
                notice.title().zh(),
                notice.title().en(),
                notice.text().zh(),
                notice.text().en(),
                notice.document(),
                notice.procedure(),
                Database.utc(notice.service().at()),
                notice.service().on(),
                notice.service().actor(),
                notice.service().office() == null
                        ? null
                        : notice.service().office().value());
    }

    @Override
    public void eraseTexts(Collection<String> procedures) {
        if (!procedures.isEmpty()) {
            database.update(
                    "update notice set title_zh = '', title_en = null, text_zh = '', text_en = null, proof = if(proof is null, null, '')"
                            + " where procedure_id in (" + Database.marks(procedures) + ")",
                    procedures.toArray());
        }
    }

    @Override
    public Optional<NoticeRow> find(String publicId) {
        return database.first(SELECT + " where n.public_id = ?", JdbcNoticeStore::row, publicId);
    }

    @Override
    public Optional<LocalDate> receivedOn(String publicId) {
        return database.first(
                        "select received_on from notice where public_id = ?",
                        row -> Optional.ofNullable(Database.day(row, "received_on")),
                        publicId)
                .flatMap(day -> day);
    }

    @Override
    public void receive(NoticeRow notice) {
        database.update(
                "update notice set received_on = ?, received_by = ?, receipt_at = ?, proof = ? where id = ?",
                notice.receipt().on(),
                notice.receipt().by().code(),
                Database.utc(notice.receipt().at()),
                notice.receipt().proof(),
                notice.id());
    }

    @Override
    public List<NoticeRow> ofSubject(long subjectId, Sight sight, long before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(subjectId, before));
        List<String> either = new ArrayList<>();
        if (sight.ofArea()) {
            either.add(sight.sectors() == null ? "true" : "n.sector is null");
        }
        if (sight.ofArea() && sight.sectors() != null && !sight.sectors().isEmpty()) {
            either.add("n.sector in (" + Database.marks(sight.sectors()) + ")");
            parameters.addAll(sight.sectors());
        }
        if (sight.office() != null) {
            either.add("n.office = ?");
            parameters.add(sight.office().value());
        }
        return database.list(
                SELECT + " where n.subject_id = ? and n.id < ? and (" + String.join(" or ", either)
                        + ") order by n.id desc limit " + limit,
                JdbcNoticeStore::row,
                parameters.toArray());
    }

    private static NoticeRow row(ResultSet row) throws SQLException {
        String office = row.getString("office");
        String by = row.getString("received_by");
        return new NoticeRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getLong("subject_id"),
                row.getString("subject"),
                row.getString("kind"),
                row.getString("sector"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                new Text(row.getString("text_zh"), row.getString("text_en")),
                row.getString("document_id"),
                row.getString("procedure_id"),
                new NoticeRow.Service(
                        Database.instant(row, "served_at"),
                        Database.day(row, "served_on"),
                        row.getString("served_by"),
                        office == null ? null : AreaCode.of(office)),
                by == null
                        ? null
                        : new NoticeRow.Receipt(
                                Database.day(row, "received_on"),
                                by(by),
                                Database.instant(row, "receipt_at"),
                                row.getString("proof")));
    }

    private static NoticeRow.By by(String code) {
        return Arrays.stream(NoticeRow.By.values())
                .filter(by -> by.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
