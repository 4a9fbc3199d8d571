package org.chengxin.core.json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Kept;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

/** Takes in what somebody wants a subject's file to be tried with: records more, records less, records repaired. */
public final class WhatIfReader {

    private static final int LONGEST_ID = 100;

    private final CreditFileReader reader;
    private final Sector sector;
    private final LocalDate today;

    /**
     * A reader for one sector.
     *
     * @param today the present day, which is looked at where no other is named
     */
    public WhatIfReader(SectorRegistry registry, Sector sector, LocalDate today) {
        this.reader = new CreditFileReader(registry, sector, today);
        this.sector = sector;
        this.today = today;
    }

    /**
     * A file as it would be.
     *
     * @param asOf the day to look at
     */
    public record WhatIf(KeptFile file, LocalDate asOf) {}

    /**
     * Takes in a request, naming every fault of it.
     *
     * @param json what {@link JsonInput} read
     * @param kept the file as it is
     * @return empty if there is any fault
     * @throws CreditFileReader.TooManyRecordsException if more records are added than a file may have
     */
    public Optional<WhatIf> read(Object json, KeptFile kept, Faults faults) {
        Bound body = Bound.object(json, "", faults);
        LocalDate named = reader.asOf(body, false);
        LocalDate asOf = named == null ? today : named;
        Set<String> known =
                kept.records().stream().map(each -> each.record().id()).collect(Collectors.toSet());
        Set<String> without = ids(body, "without", known, faults);
        Set<String> left = new HashSet<>(known);
        left.removeAll(without);
        // What is left out cannot be repaired besides.
        Set<String> repaired = ids(body, "repaired", left, faults);
        List<CreditRecord> added = reader.records(body, "add", false, kept.role(), ruleSet(asOf), left, faults);
        body.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        List<Kept> records = new ArrayList<>();
        for (Kept each : kept.records()) {
            CreditRecord record = each.record();
            if (left.contains(record.id())) {
                records.add(
                        repaired.contains(record.id()) && !record.repairedBy(asOf)
                                ? Kept.of(record.repaired(asOf), each.standing())
                                : each);
            }
        }
        added.stream().map(Kept::of).forEach(records::add);
        // In the order of the days of decision, what is added after what is there (reading T7).
        records.sort(Comparator.comparing(each -> each.record().decidedOn()));
        return Optional.of(new WhatIf(kept.withRecords(records), asOf));
    }

    private RuleSet ruleSet(LocalDate asOf) {
        List<RuleSet> all = sector.plugin().ruleBook().ruleSets();
        return sector.ruleSetOn(asOf).orElse(all.get(all.size() - 1));
    }

    private static Set<String> ids(Bound body, String member, Set<String> known, Faults faults) {
        List<?> items = body.array(member, false);
        Set<String> ids = new LinkedHashSet<>();
        if (items.size() > CreditFileReader.MOST_RECORDS) {
            body.fault(member, FaultCode.VALUE_RANGE, "≤ " + CreditFileReader.MOST_RECORDS);
            return ids;
        }
        for (int i = 0; i < items.size(); i++) {
            String pointer = body.pointer(member) + "/" + i;
            String id = Bound.text(items.get(i), pointer, LONGEST_ID, faults);
            if (id != null && !known.contains(id)) {
                faults.add(pointer, FaultCode.RECORD_UNKNOWN);
            } else if (id != null && !ids.add(id)) {
                faults.add(pointer, FaultCode.VALUE_DUPLICATE);
            }
        }
        return ids;
    }
}
