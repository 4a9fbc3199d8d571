package org.chengxin.api.record.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.StandingReader;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

/** Takes in a record that is to be kept: what the evaluation asks of it, and what only a kept one must be. */
public final class RecordIntake {

    private final CreditFileReader reader;
    private final Sector sector;
    private final RuleSet ruleSet;
    private final LocalDate today;

    /**
     * An intake for one sector.
     *
     * @param today the present day, after which nothing can have happened yet
     */
    public RecordIntake(SectorRegistry registry, Sector sector, LocalDate today) {
        this.reader = new CreditFileReader(registry, sector, today);
        this.sector = sector;
        List<RuleSet> all = sector.plugin().ruleBook().ruleSets();
        this.ruleSet = sector.ruleSetOn(today).orElse(all.get(all.size() - 1));
        this.today = today;
    }

    /**
     * Takes in a record; the members that name its sector are the caller's.
     *
     * @param id the record's id
     * @param role the subject's role in the sector
     * @return the record without its place in the order of entry, empty if it has any fault
     */
    public Optional<StoredRecord> read(Bound item, String id, String role, Faults faults) {
        int before = faults.size();
        CreditRecord record = reader.record(item, id, role, ruleSet, faults);
        Standing standing = StandingReader.read(item, today, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        requireDocument(item, record, faults);
        if (record == null) {
            return Optional.empty();
        }
        past(item, "decidedOn", record.decidedOn());
        past(item, "endedOn", record.endedOn());
        past(item, "repairedOn", record.repairedOn());
        for (String fact : List.of("completedOn", "removedOn")) {
            if (record.facts().values().get(fact) instanceof LocalDate day && day.isAfter(today)) {
                faults.add(item.pointer("facts") + "/" + fact, FaultCode.DATE_FUTURE);
            }
        }
        sector.plugin().check(standing, record.facts(), item.pointer(), faults);
        RecordType type = sector.recordType(record.type());
        boolean givesPoints =
                type.category() == RecordType.Category.ADVERSE && type.provision() == RecordType.ProvisionUse.REQUIRED;
        LocalDate start = sector.plugin().ruleBook().start();
        if (givesPoints && record.decidedOn().isBefore(start)) {
            item.fault("decidedOn", FaultCode.DATE_BEFORE_RULES, start); // reading P11
        }
        return faults.size() == before
                ? Optional.of(new StoredRecord(0, sector.id(), record, standing))
                : Optional.empty();
    }

    /** Notes a record without the number of its document, which every kept one has. */
    static void requireDocument(Bound item, CreditRecord record, Faults faults) {
        if (!item.has("document")) {
            item.fault("document", FaultCode.FIELD_MISSING);
        } else if (record != null && record.document().number() == null) {
            faults.add(item.pointer("document") + "/number", FaultCode.FIELD_MISSING);
        }
    }

    private void past(Bound item, String name, LocalDate day) {
        if (day != null && day.isAfter(today)) {
            item.fault(name, FaultCode.DATE_FUTURE);
        }
    }
}
