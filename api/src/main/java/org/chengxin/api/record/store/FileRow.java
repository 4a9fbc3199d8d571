package org.chengxin.api.record.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.PenaltyJson;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/** The rows that files are made of, millions of them at a time: columns by their places, and nothing made that is not there. */
final class FileRow {

    /** What is selected, of a record {@code r}. */
    static final String COLUMNS =
            "r.id, r.subject_id, r.public_id, r.type, r.provision, r.decided_on, r.act, r.ended_on,"
                    + " r.repaired_on, r.valid_until, r.document_number, r.document_authority, r.document_issuer, r.disclosable,"
                    + " r.facts, r.basis, r.final_on, r.penalty, r.version";

    private static final int ID = 1;
    private static final int SUBJECT = 2;
    private static final int PUBLIC_ID = 3;
    private static final int TYPE = 4;
    private static final int PROVISION = 5;
    private static final int DECIDED_ON = 6;
    private static final int ACT = 7;
    private static final int ENDED_ON = 8;
    private static final int REPAIRED_ON = 9;
    private static final int VALID_UNTIL = 10;
    private static final int DOCUMENT_NUMBER = 11;
    private static final int DOCUMENT_AUTHORITY = 12;
    private static final int DOCUMENT_ISSUER = 13;
    private static final int DISCLOSABLE = 14;
    private static final int FACTS = 15;
    private static final int BASIS = 16;
    private static final int FINAL_ON = 17;
    private static final int PENALTY = 18;
    private static final int VERSION = 19;
    private static final String NO_FACTS = "{}";

    private FileRow() {}

    /** A record with the subject it is of. */
    record Of(long subjectId, StoredRecord record) {}

    /**
     * Reads the row that the cursor stands on, one column after the other, since the driver begins anew for whoever goes back.
     *
     * @return null where this version of the plugin does not know the type any more, so that it is not for its rules to read
     */
    static Of read(ResultSet row, Sector sector) throws SQLException {
        long id = row.getLong(ID);
        long subjectId = row.getLong(SUBJECT);
        String publicId = row.getString(PUBLIC_ID);
        RecordType type = sector.recordType(row.getString(TYPE));
        if (type == null) {
            return null;
        }
        String provision = row.getString(PROVISION);
        LocalDate decidedOn = day(row, DECIDED_ON);
        String act = row.getString(ACT);
        LocalDate endedOn = day(row, ENDED_ON);
        LocalDate repairedOn = day(row, REPAIRED_ON);
        LocalDate validUntil = day(row, VALID_UNTIL);
        DocumentReference document = document(row);
        boolean disclosable = row.getBoolean(DISCLOSABLE);
        boolean silent = row.wasNull();
        String facts = row.getString(FACTS);
        CreditRecord record = new CreditRecord(
                publicId,
                type.type(),
                provision == null ? null : ProvisionCode.of(provision),
                decidedOn,
                act,
                facts.equals(NO_FACTS) ? Facts.NONE : FactsJson.read(facts, type),
                endedOn,
                repairedOn,
                validUntil,
                document,
                silent ? null : disclosable);
        Standing standing = standing(row);
        return new Of(subjectId, new StoredRecord(id, sector.id(), record, standing, null, row.getInt(VERSION)));
    }

    private static DocumentReference document(ResultSet row) throws SQLException {
        String number = row.getString(DOCUMENT_NUMBER);
        String authority = row.getString(DOCUMENT_AUTHORITY);
        String issuer = row.getString(DOCUMENT_ISSUER);
        return number == null && authority == null && issuer == null
                ? null
                : new DocumentReference(number, authority == null ? null : AreaCode.of(authority), issuer);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String basis = row.getString(BASIS);
        LocalDate finalOn = day(row, FINAL_ON);
        String penalty = row.getString(PENALTY);
        return basis == null && finalOn == null && penalty == null
                ? Standing.SILENT
                : new Standing(
                        basis == null ? null : Coded.of(Standing.Basis.values(), basis),
                        finalOn,
                        penalty == null ? null : PenaltyJson.read(penalty));
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
