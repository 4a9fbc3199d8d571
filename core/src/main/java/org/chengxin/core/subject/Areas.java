package org.chengxin.core.subject;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;

/** The region, its 12 leagues and cities, and their banners, counties and districts, from the official list. */
public final class Areas {

    private static final Areas REGION = read(
            CsvTable.load(Areas.class, "/org/chengxin/core/law/areas.csv", Set.of("code", "name", "level", "parent")));

    private final Map<AreaCode, Area> byCode;

    private Areas(Map<AreaCode, Area> byCode) {
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    /** How high an area stands. */
    public enum Level {
        REGION,
        /** A league or a city with districts (盟、设区的市). */
        LEAGUE,
        /** A banner, county, district or city without districts (旗县市区). */
        BANNER
    }

    /**
     * An area.
     *
     * @param parent null for the region
     */
    public record Area(AreaCode code, String name, Level level, AreaCode parent) {}

    /** Inner Mongolia. */
    public static Areas region() {
        return REGION;
    }

    static Areas read(CsvTable table) {
        Map<AreaCode, Area> areas = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            AreaCode code =
                    AreaCode.parse(row.required("code")).orElseThrow(() -> row.fault("code", "is no area code"));
            Level level = switch (row.required("level")) {
                case "region" -> Level.REGION;
                case "league" -> Level.LEAGUE;
                case "banner" -> Level.BANNER;
                default -> throw row.fault("level", "is no level");
            };
            AreaCode parent = level == Level.REGION
                    ? null
                    : AreaCode.parse(row.required("parent")).orElseThrow(() -> row.fault("parent", "is no area code"));
            if (parent != null && !areas.containsKey(parent)) {
                throw row.fault("parent", "stands in no row above");
            }
            if (areas.put(code, new Area(code, row.required("name"), level, parent)) != null) {
                throw row.fault("code", "double code");
            }
        }
        if (areas.isEmpty()) {
            throw new LawException(table.file() + ": has no area");
        }
        return new Areas(areas);
    }

    public Optional<Area> find(AreaCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public boolean contains(AreaCode code) {
        return byCode.containsKey(code);
    }

    /** All areas: the region, then each league with its banners. */
    public Collection<Area> all() {
        return byCode.values();
    }

    /** Whether an area is another one or lies below it. Unknown areas lie nowhere. */
    public boolean within(AreaCode area, AreaCode upper) {
        for (Area at = byCode.get(area); at != null; at = at.parent() == null ? null : byCode.get(at.parent())) {
            if (at.code().equals(upper)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The full name, from the region down, for example {@code 内蒙古自治区呼伦贝尔市额尔古纳市}.
     *
     * @throws IllegalArgumentException for an unknown area
     */
    public String fullName(AreaCode code) {
        Area area = find(code).orElseThrow(() -> new IllegalArgumentException("unknown area " + code));
        return area.parent() == null ? area.name() : fullName(area.parent()) + area.name();
    }
}
