package org.chengxin.core.json;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

/** Makes a kept evaluation again from its kept input, by the law and the code that there are now. */
public final class Replay {

    private final SectorRegistry registry;

    public Replay(SectorRegistry registry) {
        this.registry = registry;
    }

    /** An evaluation that cannot be made again; its message says why. */
    public static final class ReplayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReplayException(String message) {
            super(message);
        }

        ReplayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Makes an evaluation again.
     *
     * @param input the evaluation request that was kept
     * @param asOf the day it was of
     * @throws ReplayException if the input is none, is of another day, or the plugin fails at it
     */
    public Evaluation again(Sector sector, byte[] input, LocalDate asOf) {
        Faults faults = new Faults();
        Object json = JsonInput.read(input, faults);
        if (!faults.isEmpty()) {
            throw new ReplayException("its input is no JSON");
        }
        try {
            Optional<CreditFileReader.Request> request =
                    CreditFileReader.ofKept(registry, sector, asOf).read(json, faults);
            if (request.isEmpty()) {
                throw new ReplayException("its input cannot be read: "
                        + faults.list().get(0).pointer() + " "
                        + faults.list().get(0).code().code());
            }
            if (!request.get().asOf().equals(asOf)) {
                throw new ReplayException("its input is of another day");
            }
            return sector.evaluate(request.get().file(), asOf);
        } catch (ReplayException e) {
            throw e;
        } catch (RuntimeException e) { // whatever a plugin makes of an input that nobody should have
            throw new ReplayException("it cannot be made again: " + e.getClass().getSimpleName(), e);
        }
    }
}
