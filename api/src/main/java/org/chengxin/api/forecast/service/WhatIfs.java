package org.chengxin.api.forecast.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.json.WhatIfReader;
import org.chengxin.core.json.WhatIfReader.WhatIf;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Tries out what a subject's evaluation would be with records more, less or repaired. Nothing of it is kept. */
@ApplicationScoped
public class WhatIfs {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Database database;
    private final SubjectFiles files;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public WhatIfs(Database database, SubjectFiles files, AuditTrail audit, Sectors sectors, ServiceClock clock) {
        this.database = database;
        this.files = files;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    WhatIfs() {
        this(null, null, null, null, null);
    }

    /**
     * The evaluation of the file as it would be, with that of the file as it is.
     *
     * @throws Refusal if the subject is unknown or has no role in the sector (404), the caller may not read all of the file (403, 400),
     *     the input is at fault (400), or the day lies in a period that is closed (409)
     */
    public Prepared tryOut(byte[] body, String publicId, Sector sector, Language language, Caller caller) {
        return database.inTransaction(() -> {
            LocalDate today = clock.today();
            SubjectFile file = files.whole(publicId, sector, caller);
            KeptFile kept = file.kept();
            WhatIf whatIf = read(body, kept, sector, today);
            refuseClosed(whatIf.asOf(), sector, file.lastClosed());
            audit.write(
                    caller,
                    AuditAction.GRADE_READ,
                    publicId,
                    null,
                    Map.of("sector", sector.id().value(), "asOf", whatIf.asOf(), "whatIf", true));
            return answer(
                    sector.evaluate(whatIf.file().on(whatIf.asOf(), sector), whatIf.asOf()),
                    sector.evaluate(kept.on(whatIf.asOf(), sector), whatIf.asOf()),
                    language);
        });
    }

    private WhatIf read(byte[] body, KeptFile kept, Sector sector, LocalDate today) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        return new WhatIfReader(sectors.registry(), sector, today)
                .read(json, kept, faults)
                .filter(read -> sector.ruleSetOn(read.asOf()).isPresent())
                .orElseThrow(() -> faults.isEmpty() ? Refusal.notFound() : Refusal.invalid(faults));
    }

    private static void refuseClosed(LocalDate asOf, Sector sector, String lastClosed) {
        Optional.ofNullable(lastClosed)
                .flatMap(sector.plugin().periods()::lastDay)
                .filter(last -> !asOf.isAfter(last))
                .ifPresent(last -> {
                    throw Refusal.conflict("/asOf", FaultCode.PERIOD_CLOSED);
                });
    }

    private static Prepared answer(Evaluation evaluation, Evaluation before, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            EvaluationWriter.members(evaluation, language, line -> true, json);
            json.writeObjectPropertyStart("before");
            EvaluationWriter.members(before, language, line -> true, json);
            json.writeEndObject();
            json.writeEndObject();
        }
        return Prepared.of(out.toByteArray());
    }
}
