package org.chengxin.api.simulation.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/** Where simulations are kept, apart from everything that is real. */
public interface SimulationStore {

    /** Keeps a new one; its row's key and how far it is are not read. */
    void add(SimulationRow simulation);

    Optional<SimulationRow> find(SectorId sector, String publicId);

    Optional<SimulationRow> ofJob(long jobId);

    /** Keeps how far one is, with those moved since. */
    void advance(SimulationRow simulation, Collection<MoveRow> moved);

    /** Those moved of an area and all below it, in the order of subjects, after a row id. */
    List<MoveRow> moved(long id, AreaCode area, long after, int limit);

    /** How one subject is moved; empty where it is not. */
    Optional<MoveRow> move(long id, long subjectId);

    /** Forgets those made before a moment that are not at work, some thousand rows; whether there may be more. */
    boolean forget(Instant before);
}
