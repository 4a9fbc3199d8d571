package org.chengxin.api.forecast.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Disclosures;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.json.ForecastWriter;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;

/** Tells what becomes of a subject if nothing new happens. */
@ApplicationScoped
public class Forecasts {

    private static final String REPAIR = "repair";

    private final Database database;
    private final SubjectFiles files;
    private final ProcedureStore cases;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Forecasts(
            Database database,
            SubjectFiles files,
            ProcedureStore cases,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.files = files;
        this.cases = cases;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Forecasts() {
        this(null, null, null, null, null, null);
    }

    /**
     * The forecast as who asks may see it: to anybody without the records that are not disclosed today, whole where it may read all of
     * the subject's file in the sector, which is then written down.
     *
     * @param until its last day
     * @param caller empty for an anonymous one
     * @throws Refusal if the subject is unknown or has no role in the sector, or no law of the sector is in force (404)
     */
    public Prepared seen(LocalDate until, String publicId, Sector sector, Language language, Optional<Caller> caller) {
        return database.inTransaction(() -> {
            LocalDate today = clock.today();
            SubjectFile file = files.beyondPublic(publicId, sector, caller);
            if (sector.ruleSetOn(today).isEmpty()) {
                throw Refusal.notFound();
            }
            KeptFile kept = file.kept().withEndsOfEntries(sectors.registry().enabled());
            Forecast forecast =
                    Forecast.of(kept, file.subject().area(), sector, today).until(until);
            if (!file.isWhole(sector)) {
                Set<String> disclosed = Disclosures.on(today, kept.on(today, sector), file.stored(), sector)
                        .keySet();
                return prepared(forecast, language, disclosed::contains);
            }
            audit.write(
                    caller.orElseThrow(),
                    AuditAction.GRADE_READ,
                    publicId,
                    null,
                    Map.of("sector", sector.id().value(), "until", until));
            Set<String> underWay = cases.runningAbout(file.subject().id(), REPAIR);
            return prepared(forecast.withRepairsUnderWay(underWay), language, record -> true);
        });
    }

    private static Prepared prepared(Forecast forecast, Language language, Predicate<String> shown) {
        return Prepared.of(ForecastWriter.bytes(forecast, language, shown));
    }
}
