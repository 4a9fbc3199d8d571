package org.chengxin.api.lookup.store;

import java.time.Instant;
import java.time.LocalDate;
import org.chengxin.core.subject.AreaCode;

/**
 * What a look-up leaves: that it was made, and what its answer can be checked against.
 *
 * @param day the day it was made
 * @param office the area of the office that looked, null for who stands for none
 * @param purpose null where none was named
 * @param subjects how many subjects were asked for
 * @param found how many of them were found
 * @param digest SHA-256 of what was answered
 * @param entry the number of its entry in the audit trail
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares receipts by value
public record ReceiptRow(
        String id,
        Instant at,
        LocalDate day,
        String actor,
        AreaCode office,
        String purpose,
        int subjects,
        int found,
        byte[] digest,
        long entry) {}
