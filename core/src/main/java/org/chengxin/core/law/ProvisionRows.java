package org.chengxin.core.law;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a sector makes of each row of its provision tables, found by the code of a provision and the day of an act: mostly the row in
 * force, but one that has been closed where a transitional note keeps it for acts of that day.
 *
 * @param <T> what is made of a row
 */
public final class ProvisionRows<T> {

    private final Map<ProvisionCode, T> inForce = new HashMap<>();
    private final Map<ProvisionCode, List<Kept<T>>> kept;

    private record Kept<T>(LocalDate from, LocalDate actsUntil, T row) {}

    /** Makes something of each row of a rule set. */
    public ProvisionRows(RuleSet rules, Function<Provision, T> maker) {
        rules.provisions().forEach(row -> inForce.put(row.code(), maker.apply(row)));
        kept = rules.keptProvisions().stream()
                .collect(Collectors.groupingBy(
                        Provision::code,
                        Collectors.mapping(
                                row -> new Kept<>(row.term().from(), row.actsUntil(), maker.apply(row)),
                                Collectors.toList())));
    }

    /** The row for an act of a day, null where there is none (any more). */
    public T of(ProvisionCode code, LocalDate decidedOn) {
        if (!kept.isEmpty()) {
            for (Kept<T> row : kept.getOrDefault(code, List.of())) {
                if (!decidedOn.isBefore(row.from()) && !decidedOn.isAfter(row.actsUntil())) {
                    return row.row();
                }
            }
        }
        return inForce.get(code);
    }
}
