package org.chengxin.api.imports.service;

import java.util.List;
import java.util.Map;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.core.fault.Faults;

/**
 * Some rows in a run, checked against the subjects as they were then.
 *
 * @param rows all of them
 * @param position how many bytes of the file end with the last
 * @param good those that may be kept as far as they themselves go
 * @param bad those at fault
 * @param versions of the subjects they were checked against, by the keys of their rows
 * @param ready the good ones, ready to be loaded
 */
record Chunk(
        List<ImportRow> rows,
        long position,
        List<Good> good,
        List<Bad> bad,
        Map<Long, Integer> versions,
        RecordStore.Loading ready) {

    /** A row that may be kept, with the hash of its content. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares rows by value
    record Good(ImportRow row, RecordRow record, byte[] hash) {

        /** Some of them, ready to be loaded. */
        static RecordStore.Loading ready(List<Good> rows, RecordStore records) {
            return records.ready(
                    rows.stream().map(Good::record).toList(),
                    rows.stream().map(Good::hash).toList());
        }
    }

    /** A row at fault. */
    record Bad(ImportRow row, Faults faults) {}
}
