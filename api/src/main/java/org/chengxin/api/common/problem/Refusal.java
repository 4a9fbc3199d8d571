package org.chengxin.api.common.problem;

import java.util.Optional;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Reason;

/** A request that is answered with a problem, from wherever that is noticed. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Faults faults;
    private final transient Reason detail;
    private final String location;

    private Refusal(ProblemType type, Reason detail, Faults faults) {
        this(type, detail, faults, null);
    }

    private Refusal(ProblemType type, Reason detail, Faults faults, String location) {
        super(type.reference(), null, false, false); // an expected answer needs no stack trace
        this.location = location;
        this.type = type;
        this.detail = detail;
        this.faults = faults;
    }

    public static Refusal of(ProblemType type) {
        return new Refusal(type, Reason.of(type.detail()), null);
    }

    /** A refusal that says more than its kind does. */
    public static Refusal of(ProblemType type, Reason detail) {
        return new Refusal(type, detail, null);
    }

    /** A contradiction to what is there: what it is, where in the input. */
    public static Refusal conflict(String pointer, FaultCode code, Object... particulars) {
        Faults faults = new Faults();
        faults.add(pointer, code, particulars);
        return new Refusal(ProblemType.CONFLICT, Reason.of(code.sentence(), particulars), faults);
    }

    /** Contradictions to what is there: the answer explains the first and names them all. */
    public static Refusal conflict(Faults faults) {
        Fault first = faults.list().get(0);
        return new Refusal(ProblemType.CONFLICT, first.detail(), faults);
    }

    /** What was to be made is there already; its path below the base of the contract says where. */
    public static Refusal exists(String path) {
        return new Refusal(ProblemType.CONFLICT, Reason.of(ProblemType.CONFLICT.detail()), null, path);
    }

    /** The file was merged into that of another public id, where the request is to go instead. */
    public static Refusal movedTo(String publicId) {
        return new Refusal(ProblemType.MERGED, Reason.of(ProblemType.MERGED.detail()), null, publicId);
    }

    public static Refusal notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    public static Refusal invalid(Faults faults) {
        return new Refusal(ProblemType.INVALID_INPUT, Reason.of(ProblemType.INVALID_INPUT.detail()), faults);
    }

    /** An input with one fault. */
    public static Refusal invalid(String pointer, FaultCode code, Object... particulars) {
        Faults faults = new Faults();
        faults.add(pointer, code, particulars);
        return invalid(faults);
    }

    /**
     * Refuses the input if it has a fault.
     *
     * @throws Refusal if there is any fault
     */
    public static void ifAny(Faults faults) {
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    public ProblemType type() {
        return type;
    }

    /** Where else to look, empty where nowhere. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    public Reason detail() {
        return detail;
    }

    public Optional<Faults> faults() {
        return Optional.ofNullable(faults);
    }
}
