package org.chengxin.api.closing.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * How many subjects of each area came to what, and a hash over them: SHA-256 of the hash before it, at first 32 zero bytes, and of
 * the subject's line, in the order of the subjects.
 */
final class AreaTally {

    private static final int HASH_BYTES = 32;

    private final MessageDigest digest = Digests.digest();
    private final Map<AreaCode, Entry> entries;

    /** What is counted of one area alone, without those below it. */
    private static final class Entry {
        private byte[] root = new byte[HASH_BYTES];
        private final Map<String, Long> outcomes = new TreeMap<>();
    }

    private AreaTally(Map<AreaCode, Entry> entries) {
        this.entries = entries;
    }

    /** Reads what {@link #write} gave. */
    static AreaTally read(String json) {
        Map<AreaCode, Entry> entries = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        Map<?, ?> areas = (Map<?, ?>) JsonInput.read(json.getBytes(StandardCharsets.UTF_8), new Faults());
        areas.forEach((area, value) -> {
            Map<?, ?> members = (Map<?, ?>) value;
            Entry entry = new Entry();
            entry.root = HexFormat.of().parseHex((String) members.get("root"));
            ((Map<?, ?>) members.get("outcomes"))
                    .forEach((outcome, number) ->
                            entry.outcomes.put((String) outcome, ((BigDecimal) number).longValueExact()));
            entries.put(AreaCode.of((String) area), entry);
        });
        return new AreaTally(entries);
    }

    String write() {
        Map<String, Object> areas = new LinkedHashMap<>();
        entries.forEach((area, entry) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("root", HexFormat.of().formatHex(entry.root));
            members.put("outcomes", entry.outcomes);
            areas.put(area.value(), members);
        });
        return new String(Json.bytes(areas), StandardCharsets.UTF_8);
    }

    void add(AreaCode area, String outcome, byte[] line) {
        Entry entry = entries.computeIfAbsent(area, code -> new Entry());
        entry.outcomes.merge(outcome, 1L, Long::sum);
        digest.update(entry.root);
        entry.root = digest.digest(line);
    }

    /** The areas that have subjects, and those above them. */
    Set<AreaCode> areas() {
        Set<AreaCode> areas = new LinkedHashSet<>();
        for (AreaCode own : entries.keySet()) {
            Optional<Areas.Area> at = Areas.region().find(own);
            while (at.isPresent()) {
                areas.add(at.get().code());
                at = Optional.ofNullable(at.get().parent()).flatMap(Areas.region()::find);
            }
        }
        return areas;
    }

    /** How many subjects of an area and all below it came to what. */
    Map<String, Long> outcomes(AreaCode area) {
        Map<String, Long> outcomes = new TreeMap<>();
        entries.forEach((code, entry) -> {
            if (Areas.region().within(code, area)) {
                entry.outcomes.forEach((outcome, number) -> outcomes.merge(outcome, number, Long::sum));
            }
        });
        return outcomes;
    }

    /** The hash over the subjects of an area alone, in hexadecimal; null where it has none. */
    String root(AreaCode area) {
        Entry entry = entries.get(area);
        return entry == null ? null : HexFormat.of().formatHex(entry.root);
    }

    /** Whether the subjects of an area and all below it came to the same in another tally. */
    boolean isSameIn(AreaTally other, AreaCode area) {
        return roots(area).equals(other.roots(area));
    }

    private Map<AreaCode, String> roots(AreaCode area) {
        Map<AreaCode, String> roots = new LinkedHashMap<>();
        entries.keySet().stream()
                .filter(code -> Areas.region().within(code, area))
                .forEach(code -> roots.put(code, root(code)));
        return roots;
    }
}
