package org.chengxin.api.evaluation.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * In what two inputs of one subject's evaluations differ.
 *
 * @param entered the ids of records that only the later has
 * @param gone the ids of records that only the earlier has
 * @param repaired the ids of records that were repaired between them
 * @param corrected the ids of records that say something else in another way
 * @param lists whether the entries on lists differ
 * @param periods whether the grades of earlier periods do
 * @param subject whether what the subject is does
 */
record FileDifference(
        List<String> entered,
        List<String> gone,
        List<String> repaired,
        List<String> corrected,
        boolean lists,
        boolean periods,
        boolean subject) {

    private static final String REPAIRED_ON = "repairedOn";

    /** The difference of two inputs as they are read. */
    static FileDifference of(Object before, Object after) {
        Map<String, Map<?, ?>> then = records(before);
        Map<String, Map<?, ?>> now = records(after);
        List<String> entered = new ArrayList<>();
        List<String> repaired = new ArrayList<>();
        List<String> corrected = new ArrayList<>();
        now.forEach((id, record) -> {
            Map<?, ?> former = then.remove(id);
            if (former == null) {
                entered.add(id);
            } else if (!former.equals(record)) {
                boolean newly = !Objects.equals(former.get(REPAIRED_ON), record.get(REPAIRED_ON));
                (newly && record.containsKey(REPAIRED_ON) ? repaired : corrected).add(id);
            }
        });
        return new FileDifference(
                entered,
                List.copyOf(then.keySet()),
                repaired,
                corrected,
                !Objects.equals(member(before, "listings"), member(after, "listings")),
                !Objects.equals(member(before, "priorGrades"), member(after, "priorGrades")),
                !Objects.equals(member(before, "subject"), member(after, "subject")));
    }

    /** The ids of the records of an input, in their order. */
    static Set<String> recordIds(Object input) {
        return records(input).keySet();
    }

    private static Map<String, Map<?, ?>> records(Object input) {
        Map<String, Map<?, ?>> records = new LinkedHashMap<>();
        if (member(input, "records") instanceof List<?> list) {
            for (Object item : list) {
                Map<?, ?> record = (Map<?, ?>) item;
                records.put((String) record.get("id"), record);
            }
        }
        return records;
    }

    private static Object member(Object input, String name) {
        return input instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
