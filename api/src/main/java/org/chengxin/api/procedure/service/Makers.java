package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.VersionRow;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Citation;
import org.chengxin.core.procedure.About;

/** Who made what a case is about, and so does not decide about it (reading O2). */
@ApplicationScoped
public class Makers {

    private final RecordStore records;
    private final ProcedureStore cases;
    private final Sectors sectors;

    @Inject
    public Makers(RecordStore records, ProcedureStore cases, Sectors sectors) {
        this.records = records;
        this.cases = cases;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    Makers() {
        this(null, null, null);
    }

    /**
     * Refuses whoever made the record, and of a review whoever took a step of what is reviewed.
     *
     * @throws Refusal if the caller did (409)
     */
    void refuse(CaseRow row, Caller caller, Citation citation) {
        if (made(row, caller)) {
            throw Refusal.conflict("", FaultCode.PROCEDURE_OWN, citation);
        }
    }

    private boolean made(CaseRow row, Caller caller) {
        if (row.matter().reviewed() != null) {
            CaseRow reviewed = cases.byId(row.matter().reviewed()).orElseThrow();
            boolean decided = cases.steps(List.of(reviewed.id())).getOrDefault(reviewed.id(), List.of()).stream()
                    .anyMatch(step -> step.actor().equals(caller.name()));
            return decided || made(reviewed, caller);
        }
        if (row.matter().about() != About.RECORD && row.matter().about() != About.INSPECTION) {
            return false;
        }
        Optional<RecordRow> record = records.find(row.matter().id(), sectors.registry());
        return record.isPresent()
                && Stream.concat(
                                records.versions(record.get().stored().id()).stream(),
                                Stream.of(records.present(record.get())))
                        .map(VersionRow::actor)
                        .anyMatch(caller.name()::equals);
    }
}
