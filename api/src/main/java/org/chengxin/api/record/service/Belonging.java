package org.chengxin.api.record.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;

/** Which sector a record belongs to that does not name one: its type, and its provision where it has one, tell. */
final class Belonging {

    private Belonging() {}

    static boolean fits(Object json, Sector sector, LocalDate today) {
        if (!(json instanceof Map<?, ?> members)
                || !(members.get("type") instanceof String type)
                || sector.recordType(type) == null) {
            return false;
        }
        Object provision = members.get("provision");
        if (!(provision instanceof String code)) {
            return true;
        }
        List<RuleSet> all = sector.plugin().ruleBook().ruleSets();
        RuleSet rules = sector.ruleSetOn(today).orElse(all.get(all.size() - 1));
        Optional<ProvisionCode> parsed = ProvisionCode.parse(code);
        return parsed.flatMap(rules::provision).isPresent();
    }
}
