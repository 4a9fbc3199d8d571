package org.chengxin.api.procedure.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.procedure.Case;
import org.chengxin.core.procedure.Need;
import org.chengxin.core.procedure.Step;

/**
 * A step as it was sent.
 *
 * @param outcome null where it names none
 * @param reason null where it gives none
 * @param receivedOn the day on which papers were received, null where it names none
 * @param document the number of the document that was signed, null where it names none
 */
record StepIntake(
        String step, String outcome, String reason, LocalDate receivedOn, String document, List<String> evidence) {

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_NUMBER = 200;

    /**
     * Takes a step in, as far as it can be read without knowing the case.
     *
     * @throws Refusal if it has any fault (400)
     */
    static StepIntake read(byte[] body, LocalDate today) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        Bound document = item.object("document", false);
        StepIntake read = new StepIntake(
                item.text("step", true, LONGEST_WORD),
                item.text("outcome", false, LONGEST_WORD),
                item.text("reason", false, LONGEST_REASON),
                ProcedureIntake.pastDay(item, "receivedOn", today),
                document == null ? null : document.text("number", true, LONGEST_NUMBER),
                ProcedureIntake.evidence(item, faults));
        if (document != null) {
            document.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return read;
    }

    /**
     * Whether it says what the step it wants to be must say.
     *
     * @throws Refusal if it does not (400)
     */
    void check(Step wanted, Case at) {
        Faults faults = new Faults();
        Optional<Step.Outcome> known = wanted.outcome(outcome);
        if (known.isEmpty()) {
            List<String> names =
                    wanted.outcomes().stream().map(Step.Outcome::name).toList();
            boolean free = names.size() == 1 && names.get(0) == null;
            if (free) {
                faults.add("/outcome", FaultCode.FIELD_NOT_APPLICABLE);
            } else if (outcome == null) {
                faults.add("/outcome", FaultCode.FIELD_MISSING);
            } else {
                faults.add("/outcome", FaultCode.VALUE_UNKNOWN, String.join(", ", names));
            }
        }
        Set<Need> needs = known.map(Step.Outcome::needs).orElse(Set.of());
        if (needs.contains(Need.REASON) && reason == null) {
            faults.add("/reason", FaultCode.FIELD_MISSING);
        }
        if (needs.contains(Need.DOCUMENT) && document == null && evidence.isEmpty()) {
            faults.add("/document", FaultCode.FIELD_MISSING);
        }
        if (receivedOn != null && !needs.contains(Need.RECEIPT)) {
            faults.add("/receivedOn", FaultCode.FIELD_NOT_APPLICABLE);
        } else if (receivedOn != null && at.days().values().stream().anyMatch(receivedOn::isBefore)) {
            faults.add("/receivedOn", FaultCode.DATE_ORDER);
        }
        Refusal.ifAny(faults);
    }
}
