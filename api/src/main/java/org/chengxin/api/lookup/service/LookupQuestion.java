package org.chengxin.api.lookup.service;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.subject.service.SubjectIntake;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;

/** Whom a look-up asks for. */
record LookupQuestion(List<CreditCode> codes, List<IdentityNumber> idNumbers) {

    private static final int MOST = 1_000;
    private static final int LONGEST = 100;
    private static final String CODES = "codes";
    private static final String NUMBERS = "idNumbers";

    /**
     * Takes a question in.
     *
     * @param lacksPurpose whether a purpose must be named and is not
     * @throws Refusal if it has any fault (400)
     */
    static LookupQuestion read(byte[] body, boolean lacksPurpose, LocalDate today) {
        Faults faults = new Faults();
        if (lacksPurpose) {
            faults.add("Purpose", FaultCode.PURPOSE_MISSING);
        }
        Object json = JsonInput.read(body, faults);
        if (json == null) {
            throw Refusal.invalid(faults);
        }
        Bound item = Bound.object(json, "", faults);
        List<?> codes = item.array(CODES, !item.has(NUMBERS));
        List<?> numbers = item.array(NUMBERS, false);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        int asked = codes.size() + numbers.size();
        if (asked > MOST || (asked == 0 && faults.isEmpty())) {
            item.fault(codes.size() > MOST || numbers.isEmpty() ? CODES : NUMBERS, FaultCode.VALUE_RANGE, "1–" + MOST);
            throw Refusal.invalid(faults);
        }
        LookupQuestion read = new LookupQuestion(
                each(codes, item.pointer(CODES), faults, LookupQuestion::faultOfCode, CreditCode::of),
                each(
                        numbers,
                        item.pointer(NUMBERS),
                        faults,
                        text -> IdentityNumber.faultOf(text, today).map(fault -> FaultCode.IDENTITY_INVALID),
                        text -> IdentityNumber.parse(text, today).orElseThrow()));
        Refusal.ifAny(faults);
        return read;
    }

    private static Optional<FaultCode> faultOfCode(String text) {
        return CreditCode.faultOf(text).map(SubjectIntake::faultCode);
    }

    private static <T> List<T> each(
            List<?> given,
            String pointer,
            Faults faults,
            Function<String, Optional<FaultCode>> faultOf,
            Function<String, T> make) {
        Set<T> read = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String at = pointer + "/" + i;
            String text = Bound.text(given.get(i), at, LONGEST, faults);
            if (text != null) {
                Optional<FaultCode> fault = faultOf.apply(text);
                if (fault.isPresent()) {
                    faults.add(at, fault.get());
                } else if (!read.add(make.apply(text))) {
                    faults.add(at, FaultCode.ID_DUPLICATE);
                }
            }
        }
        return List.copyOf(read);
    }
}
