package org.chengxin.api.lookup.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.subject.AreaCode;

/** Where the receipts of look-ups are kept. */
public interface ReceiptStore {

    void add(ReceiptRow receipt);

    Optional<ReceiptRow> find(String id);

    /** How many look-ups each office made from a day to another, both included, month by month. */
    List<OfficeCount> count(LocalDate from, LocalDate to);

    /**
     * The look-ups of an office in a month.
     *
     * @param month as in {@code 2026-11}
     * @param subjects how many subjects they asked for
     */
    record OfficeCount(AreaCode office, String month, long lookups, long subjects) {}
}
