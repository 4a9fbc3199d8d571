package org.chengxin.api.record.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.PenaltyJson;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcRecordStore implements RecordStore {

    private static final String COLUMNS = "credit_record (public_id, subject_id, sector, type, provision, decided_on,"
            + " act, ended_on, repaired_on, valid_until, document_number, document_authority, document_issuer,"
            + " disclosable, facts, basis, final_on, penalty)";

    private final Database database;

    @Inject
    public JdbcRecordStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcRecordStore() {
        this(null);
    }

    @Override
    public Map<Long, List<StoredRecord>> of(Collection<Long> subjectIds, Sector sector) {
        Map<Long, List<StoredRecord>> records = new HashMap<>();
        if (subjectIds.isEmpty()) {
            return records;
        }
        List<Object> parameters = new ArrayList<>(subjectIds);
        parameters.add(sector.id().value());
        database.list(
                "select * from credit_record where subject_id in (" + Database.marks(subjectIds)
                        + ") and sector = ? order by subject_id, decided_on, id",
                row -> {
                    // A type that this version of the plugin does not know any more is not for its rules to read.
                    RecordType type = sector.recordType(row.getString("type"));
                    return type == null
                            ? false
                            : records.computeIfAbsent(row.getLong("subject_id"), id -> new ArrayList<>())
                                    .add(record(row, sector, type));
                },
                parameters.toArray());
        return records;
    }

    private static StoredRecord record(ResultSet row, Sector sector, RecordType type) throws SQLException {
        String provision = row.getString("provision");
        boolean disclosable = row.getBoolean("disclosable");
        boolean silent = row.wasNull();
        return new StoredRecord(
                row.getLong("id"),
                sector.id(),
                new CreditRecord(
                        row.getString("public_id"),
                        type.type(),
                        provision == null ? null : ProvisionCode.of(provision),
                        Database.day(row, "decided_on"),
                        row.getString("act"),
                        FactsJson.read(row.getString("facts"), type),
                        Database.day(row, "ended_on"),
                        Database.day(row, "repaired_on"),
                        Database.day(row, "valid_until"),
                        document(row),
                        silent ? null : disclosable),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String basis = row.getString("basis");
        String penalty = row.getString("penalty");
        return new Standing(
                basis == null ? null : Coded.of(Standing.Basis.values(), basis),
                Database.day(row, "final_on"),
                penalty == null ? null : PenaltyJson.read(penalty));
    }

    private static DocumentReference document(ResultSet row) throws SQLException {
        String number = row.getString("document_number");
        String authority = row.getString("document_authority");
        String issuer = row.getString("document_issuer");
        return number == null && authority == null && issuer == null
                ? null
                : new DocumentReference(number, authority == null ? null : AreaCode.of(authority), issuer);
    }

    @Override
    public void add(Collection<NewRecord> records) {
        List<Object[]> rows = new ArrayList<>(records.size());
        for (NewRecord added : records) {
            CreditRecord record = added.stored().record();
            DocumentReference document = record.document();
            Standing standing = added.stored().standing();
            AreaCode authority = document == null ? null : document.authority();
            rows.add(new Object[] {
                record.id(),
                added.subjectId(),
                added.stored().sector().value(),
                record.type(),
                record.provision() == null ? null : record.provision().value(),
                record.decidedOn(),
                record.act(),
                record.endedOn(),
                record.repairedOn(),
                record.validUntil(),
                document == null ? null : document.number(),
                authority == null ? null : authority.value(),
                document == null ? null : document.issuer(),
                record.disclosable(),
                FactsJson.write(record.facts()),
                standing.basis() == null ? null : standing.basis().code(),
                standing.finalOn(),
                standing.penalty() == null ? null : PenaltyJson.write(standing.penalty())
            });
        }
        database.insert(COLUMNS, "", rows);
    }
}
