package org.chengxin.api.sector.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;

/** Evaluates a credit file that is only in the request. */
@ApplicationScoped
public class StatelessEvaluation {

    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public StatelessEvaluation(Sectors sectors, ServiceClock clock) {
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    StatelessEvaluation() {
        this(null, null);
    }

    /**
     * Evaluates.
     *
     * @param sectorId the sector's id
     * @param body the request's JSON
     * @throws Refusal if there is no such sector, or the input has faults
     */
    public Evaluation evaluate(String sectorId, byte[] body) {
        Sector sector = sectors.enabled(sectorId);
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Optional<CreditFileReader.Request> request =
                new CreditFileReader(sectors.registry(), sector, clock.today()).read(json, faults);
        return request.map(read -> sector.evaluate(read.file(), read.asOf()))
                .orElseThrow(() -> Refusal.invalid(faults));
    }
}
