package org.chengxin.api.imports.service;

import java.util.Map;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.json.CreditFileReader;

/** How many records files still take: no file has more than an evaluation reads. */
final class Room {

    private final Map<Long, Map<String, Integer>> numbers;

    /**
     * The room in some files.
     *
     * @param numbers how many records there are, by subject and sector id, of each file that might become full
     */
    Room(Map<Long, Map<String, Integer>> numbers) {
        this.numbers = numbers;
    }

    /** Whether no file can become full. */
    boolean isAmple() {
        return numbers.isEmpty();
    }

    /** Takes the place of one more record; false where there is none left. */
    boolean take(long subjectId, StoredRecord record) {
        Map<String, Integer> bySector = numbers.get(subjectId);
        if (bySector == null || record.isGeneral()) {
            return true;
        }
        Integer taken = bySector.computeIfPresent(record.sector().value(), (sector, number) -> number + 1);
        return taken == null || taken <= CreditFileReader.MOST_RECORDS;
    }
}
