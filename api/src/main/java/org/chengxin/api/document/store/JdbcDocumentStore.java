package org.chengxin.api.document.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcDocumentStore implements DocumentStore {

    private static final String SELECT =
            "select d.*, s.public_id as subject from document d join subject s on s.id = d.subject_id";

    private final Database database;

    @Inject
    public JdbcDocumentStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcDocumentStore() {
        this(null);
    }

    @Override
    public DocumentRow.Serial next(AreaCode office, DocumentKind kind, int year) {
        Object[] first = {office.value(), kind.code(), year, 1};
        int number = database.insert(
                        "document_counter (authority, kind, year, last)",
                        "on duplicate key update last = last + 1 returning last",
                        List.<Object[]>of(first),
                        row -> row.getInt(1))
                .get(0);
        return new DocumentRow.Serial(office, year, number);
    }

    @Override
    public void add(DocumentRow added) {
        DocumentRow.Concern concern = added.concern();
        database.update(
                "insert into document (public_id, kind, template, form, authority, year, number, subject_id, sector, case_id, record,"
                        + " record_version, made_at, made_by, data, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, (select id from subject where public_id = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
                added.publicId(),
                added.kind().code(),
                added.template(),
                added.form(),
                added.serial().office().value(),
                added.serial().year(),
                added.serial().number(),
                concern.subject(),
                concern.sector(),
                concern.caseId(),
                concern.record() == null ? null : concern.record().id(),
                concern.record() == null ? null : concern.record().version(),
                Database.utc(added.entry().at()),
                added.entry().actor(),
                added.data(),
                added.hash());
    }

    @Override
    public Optional<DocumentRow> find(String publicId) {
        return database.first(SELECT + " where d.public_id = ?", JdbcDocumentStore::row, publicId);
    }

    @Override
    public Optional<DocumentRow> of(DocumentKind kind, DocumentRow.RecordVersion record) {
        return database.first(
                SELECT + " where d.record = ? and d.record_version = ? and d.kind = ?",
                JdbcDocumentStore::row,
                record.id(),
                record.version(),
                kind.code());
    }

    @Override
    public List<DocumentRow> ofCase(long caseId) {
        return database.list(SELECT + " where d.case_id = ? order by d.id", JdbcDocumentStore::row, caseId);
    }

    @Override
    public List<DocumentRow> lockRecord(String record) {
        return database.list(SELECT + " where d.record = ? order by d.id for update", JdbcDocumentStore::row, record);
    }

    @Override
    public List<DocumentRow> lockCase(long caseId) {
        return database.list(SELECT + " where d.case_id = ? order by d.id for update", JdbcDocumentStore::row, caseId);
    }

    @Override
    public Optional<byte[]> pdf(String publicId) {
        return database.first(
                "select p.content from document_pdf p join document d on d.id = p.document_id where d.public_id = ?",
                row -> row.getBytes(1),
                publicId);
    }

    @Override
    public void keepPdf(String publicId, byte[] content) {
        database.update(
                "insert ignore into document_pdf (document_id, content)"
                        + " select id, ? from document where public_id = ? and erased_at is null",
                content,
                publicId);
    }

    @Override
    public void erase(Collection<String> publicIds, Instant at) {
        if (publicIds.isEmpty()) {
            return;
        }
        String those = " where public_id in (" + Database.marks(publicIds) + ")";
        database.update(
                "update document set data = null, erased_at = ?" + those,
                Stream.concat(Stream.of(Database.utc(at)), publicIds.stream()).toArray());
        database.update(
                "delete from document_pdf where document_id in (select id from document" + those + ")",
                publicIds.toArray());
    }

    private static DocumentRow row(ResultSet row) throws SQLException {
        String record = row.getString("record");
        long caseId = row.getLong("case_id");
        boolean ofCase = !row.wasNull();
        return new DocumentRow(
                row.getString("public_id"),
                DocumentKind.parse(row.getString("kind")).orElseThrow(),
                row.getString("template"),
                row.getInt("form"),
                new DocumentRow.Serial(
                        AreaCode.of(row.getString("authority")), row.getInt("year"), row.getInt("number")),
                new DocumentRow.Concern(
                        row.getString("subject"),
                        row.getString("sector"),
                        ofCase ? caseId : null,
                        record == null ? null : new DocumentRow.RecordVersion(record, row.getInt("record_version"))),
                new DocumentRow.Entry(Database.instant(row, "made_at"), row.getString("made_by")),
                row.getString("data"),
                row.getBytes("hash"),
                row.getTimestamp("erased_at") == null ? null : Database.instant(row, "erased_at"));
    }
}
