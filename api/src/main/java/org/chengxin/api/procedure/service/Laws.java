package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.procedure.Case;
import org.chengxin.core.procedure.Procedure;
import org.chengxin.core.procedure.ProcedureLaw;

/** The law of cases: which procedures there are, and how far the steps of a case have brought it. */
@ApplicationScoped
public class Laws {

    private final Sectors sectors;

    @Inject
    public Laws(Sectors sectors) {
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    Laws() {
        this(null);
    }

    /** The kinds of procedure that there are, in the order of the law. */
    List<String> kinds() {
        Stream<ProcedureLaw> own = sectors.registry().enabled().stream()
                .map(sector -> sector.plugin().procedures());
        return Stream.concat(Stream.of(ProcedureLaw.general()), own)
                .flatMap(law -> law.procedures().stream())
                .map(Procedure::kind)
                .distinct()
                .toList();
    }

    /** Whether a procedure is one of the general law. */
    static boolean isGeneral(Procedure procedure) {
        return ProcedureLaw.general().procedures().contains(procedure);
    }

    Procedure of(CaseRow row) {
        ProcedureLaw law = row.lawIsGeneral()
                ? ProcedureLaw.general()
                : sectors.enabled(row.sector()).plugin().procedures();
        return law.procedure(row.law())
                .orElseThrow(() -> new IllegalStateException("the law has no procedure " + row.law() + " any more"));
    }

    /** A case as its steps have left it. */
    Case at(CaseRow row, List<StepRow> steps) {
        return Case.after(
                of(row),
                row.filed().on(),
                row.filed().term(),
                steps.stream()
                        .map(step -> new Case.Past(step.step(), step.outcome(), step.day()))
                        .toList());
    }
}
