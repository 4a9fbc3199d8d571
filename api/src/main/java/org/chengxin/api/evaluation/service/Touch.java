package org.chengxin.api.evaluation.service;

import java.util.Collection;
import java.util.Optional;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.sector.Sector;

/** What evaluations are looked for by. */
public sealed interface Touch {

    String RECORD = "record:";
    String PROVISION = "provision:";

    /** A record that they have read, by its id. */
    record OfRecord(String id) implements Touch {

        @Override
        public String toString() {
            return RECORD + id;
        }
    }

    /** A provision that their lines show. */
    record OfProvision(Sector sector, ProvisionCode code) implements Touch {

        @Override
        public String toString() {
            return PROVISION + sector.id() + '/' + code.value();
        }
    }

    /** A provision that one of some sectors has or had in any of its rule sets, the first that does. */
    static Optional<Touch> provision(String code, Collection<Sector> sectors) {
        return sectors.stream()
                .flatMap(sector -> sector.plugin().ruleBook().ruleSets().stream()
                        .flatMap(ruleSet -> ruleSet.provisions().stream())
                        .filter(provision -> provision.code().value().equals(code))
                        .map(provision -> (Touch) new OfProvision(sector, provision.code())))
                .findFirst();
    }
}
