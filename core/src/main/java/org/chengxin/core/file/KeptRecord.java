package org.chengxin.core.file;

import java.util.Objects;

/** A {@link Kept} record that is only these two. */
record KeptRecord(CreditRecord record, Standing standing) implements Kept {

    KeptRecord {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(standing, "standing");
    }
}
