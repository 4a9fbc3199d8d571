package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;

/** A plugin without its own check of records, so that only what its record types say is checked. */
record FormOnly(SectorPlugin plugin) implements SectorPlugin {

    @Override
    public SectorId id() {
        return plugin.id();
    }

    @Override
    public Text name() {
        return plugin.name();
    }

    @Override
    public LegalStatus legalStatus() {
        return plugin.legalStatus();
    }

    @Override
    public RuleBook ruleBook() {
        return plugin.ruleBook();
    }

    @Override
    public PeriodKind periods() {
        return plugin.periods();
    }

    @Override
    public List<Role> roles() {
        return plugin.roles();
    }

    @Override
    public List<RecordType> recordTypes() {
        return plugin.recordTypes();
    }

    @Override
    public Evaluator compile(RuleSet ruleSet) {
        return plugin.compile(ruleSet);
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return plugin.disclosure(record, file, asOf);
    }
}
