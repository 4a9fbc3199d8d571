package org.chengxin.core.file;

/** A record as a file keeps it: what the rules read, and what it says of the decision behind it. */
public interface Kept {

    /** What the rules read of it. */
    CreditRecord record();

    /** What it says of the decision behind it. */
    Standing standing();

    /** One that says nothing of the decision behind it, and so counts from its day on. */
    static Kept of(CreditRecord record) {
        return of(record, Standing.SILENT);
    }

    /** One of a record and what it says of its decision. */
    static Kept of(CreditRecord record, Standing standing) {
        return new KeptRecord(record, standing);
    }
}
