package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.law.Measure;
import org.chengxin.core.sector.Turn;

/**
 * A day on which something changes if nothing new happens.
 *
 * @param on the first day of what then holds
 * @param position what then holds
 * @param added the measures that begin
 * @param removed the measures that end
 * @param causes what brings it about, never empty; each with its citation
 */
public record Change(LocalDate on, Position position, List<Measure> added, List<Measure> removed, List<Turn> causes) {

    public Change {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(position, "position");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        causes = List.copyOf(causes);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("nothing changes without a cause");
        }
    }
}
