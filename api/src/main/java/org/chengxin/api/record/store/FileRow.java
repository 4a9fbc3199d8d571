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

    static final int SUBJECT = 2;
    static final int TYPE = 4;

    private static final int ID = 1;
    private static final int PUBLIC_ID = 3;
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

    /** Reads the row that the cursor stands on. */
    static StoredRecord read(ResultSet row, Sector sector, RecordType type) throws SQLException {
        String provision = row.getString(PROVISION);
        String facts = row.getString(FACTS);
        boolean disclosable = row.getBoolean(DISCLOSABLE);
        boolean silent = row.wasNull();
        CreditRecord record = new CreditRecord(
                row.getString(PUBLIC_ID),
                type.type(),
                provision == null ? null : ProvisionCode.of(provision),
                day(row, DECIDED_ON),
                row.getString(ACT),
                facts.equals(NO_FACTS) ? Facts.NONE : FactsJson.read(facts, type),
                day(row, ENDED_ON),
                day(row, REPAIRED_ON),
                day(row, VALID_UNTIL),
                document(row),
                silent ? null : disclosable);
        return new StoredRecord(row.getLong(ID), sector.id(), record, standing(row), null, row.getInt(VERSION));
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
