package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be looked at on days to come, the earliest first. */
final class Agenda<T> {

    private final TreeMap<LocalDate, List<T>> days = new TreeMap<>();

    void put(LocalDate day, T matter) {
        days.computeIfAbsent(day, first -> new ArrayList<>(1)).add(matter);
    }

    /** The earliest day that has anything, null where none has. */
    LocalDate next() {
        return days.isEmpty() ? null : days.firstKey();
    }

    boolean has(LocalDate day) {
        return days.containsKey(day);
    }

    /** Takes all of a day out, in the order in which it was put in. */
    List<T> take(LocalDate day) {
        Map.Entry<LocalDate, List<T>> first = days.firstEntry();
        if (first == null || !first.getKey().equals(day)) {
            return List.of();
        }
        days.pollFirstEntry();
        return first.getValue();
    }

    void clear() {
        days.clear();
    }
}
