package org.chengxin.api.simulation.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.simulation.service.SimulationAnswers.MovesAnswer;
import org.chengxin.api.simulation.store.MoveRow;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** How many subjects of each area go from what to what by a draft, those that stay included. */
final class MoveTally {

    private static final char TO = '>';

    private final Map<String, Map<String, Long>> areas;

    private MoveTally(Map<String, Map<String, Long>> areas) {
        this.areas = areas;
    }

    /** Reads what {@link #write} gave. */
    static MoveTally read(String json) {
        Map<String, Map<String, Long>> areas = new TreeMap<>();
        ((Map<?, ?>) JsonInput.read(json.getBytes(StandardCharsets.UTF_8), new Faults()))
                .forEach((area, moves) -> ((Map<?, ?>) moves)
                        .forEach((move, number) -> areas.computeIfAbsent((String) area, code -> new TreeMap<>())
                                .put((String) move, ((BigDecimal) number).longValueExact())));
        return new MoveTally(areas);
    }

    String write() {
        return new String(Json.bytes(areas), StandardCharsets.UTF_8);
    }

    void add(MoveRow move) {
        areas.computeIfAbsent(move.area(), code -> new TreeMap<>())
                .merge(move.from().word() + TO + move.to().word(), 1L, Long::sum);
    }

    /** The areas within one that have subjects, and those between it and them. */
    Set<AreaCode> within(AreaCode upper) {
        Set<String> found = new java.util.TreeSet<>();
        for (String own : areas.keySet()) {
            Optional<Areas.Area> at = AreaCode.parse(own).flatMap(Areas.region()::find);
            while (at.isPresent() && Areas.region().within(at.get().code(), upper)) {
                found.add(at.get().code().value());
                at = Optional.ofNullable(at.get().parent()).flatMap(Areas.region()::find);
            }
        }
        Set<AreaCode> within = new LinkedHashSet<>();
        found.forEach(code -> within.add(AreaCode.of(code)));
        return within;
    }

    /** What is counted of an area and all below it, by what is left, then what is reached. */
    List<MovesAnswer> matrix(AreaCode area) {
        Map<String, Long> moves = new TreeMap<>();
        areas.forEach((code, own) -> {
            if (Areas.region().within(AreaCode.of(code), area)) {
                own.forEach((move, number) -> moves.merge(move, number, Long::sum));
            }
        });
        List<MovesAnswer> matrix = new ArrayList<>();
        moves.forEach((move, number) -> {
            int at = move.indexOf(TO);
            matrix.add(new MovesAnswer(move.substring(0, at), move.substring(at + 1), number));
        });
        return matrix;
    }
}
