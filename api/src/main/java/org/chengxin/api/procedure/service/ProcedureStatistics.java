package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.lookup.service.Receipts;
import org.chengxin.api.procedure.store.StatisticsStore;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** Counts how offices decide and whether in time, on which their own assessment rests (000, articles 6 and 8; 001, article 4). */
@ApplicationScoped
public class ProcedureStatistics {

    private final StatisticsStore store;
    private final Receipts receipts;
    private final ServiceClock clock;

    @Inject
    public ProcedureStatistics(StatisticsStore store, Receipts receipts, ServiceClock clock) {
        this.store = store;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ProcedureStatistics() {
        this(null, null, null);
    }

    /** Deadlines kept and missed. */
    public record Deadlines(long kept, long missed) {}

    /** Records entered within 15 working days, and later. */
    public record Entries(long onTime, long late) {}

    /** The numbers of an office in a month. */
    public record OfficeProcedures(
            String authority,
            String areaName,
            String month,
            Map<String, Long> objections,
            Map<String, Long> reviews,
            Map<String, Long> repairs,
            Deadlines deadlines,
            Entries entries,
            long lookups) {}

    /** The numbers of an office in a month while they are gathered. */
    private static final class Numbers {
        private final Map<String, Map<String, Long>> decided = new TreeMap<>();
        private Deadlines deadlines = new Deadlines(0, 0);
        private Entries entries = new Entries(0, 0);
        private long lookups;
    }

    /** Whose numbers they are; ordered by month, then office. */
    private record Key(String month, String office) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMonth = month.compareTo(other.month);
            return byMonth == 0 ? office.compareTo(other.office) : byMonth;
        }
    }

    /**
     * The numbers of each office in each month.
     *
     * @param from the first day, null for a year before the last
     * @param to the last day, null for today
     */
    public Page<OfficeProcedures> count(LocalDate from, LocalDate to) {
        LocalDate last = to == null ? clock.today() : to;
        LocalDate first = from == null ? last.minusYears(1).plusDays(1) : from;
        Map<Key, Numbers> all = new TreeMap<>();
        store.decided(first, last)
                .forEach(row -> of(all, row.month(), row.office())
                        .decided
                        .computeIfAbsent(row.kind(), kind -> new TreeMap<>())
                        .merge(row.outcome(), row.number(), Long::sum));
        store.deadlines(first, last)
                .forEach(row -> of(all, row.month(), row.office()).deadlines = new Deadlines(row.good(), row.bad()));
        store.entries(first, last)
                .forEach(row -> of(all, row.month(), row.office()).entries = new Entries(row.good(), row.bad()));
        receipts.count(first, last)
                .items()
                .forEach(row -> of(all, row.month(), AreaCode.of(row.authority())).lookups = row.lookups());
        List<OfficeProcedures> items = all.entrySet().stream()
                .map(each -> answer(each.getKey(), each.getValue()))
                .toList();
        return Page.whole(items);
    }

    private static Numbers of(Map<Key, Numbers> all, String month, AreaCode office) {
        return all.computeIfAbsent(new Key(month, office.value()), key -> new Numbers());
    }

    private static OfficeProcedures answer(Key key, Numbers numbers) {
        Map<String, Long> inspections = numbers.decided.getOrDefault("inspection-objection", Map.of());
        Map<String, Long> objections = new TreeMap<>(numbers.decided.getOrDefault("objection", Map.of()));
        inspections.forEach((outcome, number) -> objections.merge(outcome, number, Long::sum));
        return new OfficeProcedures(
                key.office(),
                Areas.region().fullName(AreaCode.of(key.office())),
                key.month(),
                objections,
                numbers.decided.getOrDefault("review", Map.of()),
                numbers.decided.getOrDefault("repair", Map.of()),
                numbers.deadlines,
                numbers.entries,
                numbers.lookups);
    }

    /** Counts the entries of the days that are over. */
    public void countEntries() {
        store.countEntries(ServiceClock.startOf(clock.today()));
    }
}
