package org.chengxin.core.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.sector.SectorId;

/**
 * A severe list that an authority outside the sectors keeps (398 号文, annexes 1 and 2), whose entries are taken over.
 *
 * @param code its annex and number, for example {@code 1-4}
 * @param batch the batch that the annex names
 * @param number its number in the annex
 * @param name its name
 * @param unit the unit responsible
 * @param legalBasis what it is kept by
 * @param citation where it stands
 */
public record OutsideList(
        String code, String batch, int number, String name, String unit, String legalBasis, Citation citation) {

    /** What stands for the sector of an entry on any of them; no sector has this id. */
    public static final SectorId SECTOR = SectorId.of("outside");

    private static final Map<String, String> ANNEXES = Map.of("第一批", "1", "第二批", "2");
    private static final Set<String> COLUMNS =
            Set.of("batch", "no", "list_name", "responsible_unit", "legal_basis", "note");
    private static final Map<String, OutsideList> BY_NAME =
            byName(CsvTable.load(OutsideList.class, "/org/chengxin/core/law/severe-list-authorities.csv", COLUMNS));

    public OutsideList {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(citation, "citation");
    }

    /** All of them, in the order of the annexes. */
    public static List<OutsideList> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The list of a name, written as in the annex; empty where there is none. */
    public static Optional<OutsideList> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The list of a code; empty where there is none. */
    public static Optional<OutsideList> coded(String code) {
        return BY_NAME.values().stream()
                .filter(list -> list.code().equals(code))
                .findFirst();
    }

    static Map<String, OutsideList> byName(CsvTable table) {
        Map<String, OutsideList> lists = new LinkedHashMap<>();
        List<String> codes = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            String batch = row.required("batch");
            String annex = ANNEXES.get(batch);
            if (annex == null) {
                throw row.fault("batch", "is no batch of the plan: " + batch);
            }
            int number = row.decimal("no").intValueExact();
            String code = annex + "-" + number;
            OutsideList list = new OutsideList(
                    code,
                    batch,
                    number,
                    row.required("list_name"),
                    row.required("responsible_unit"),
                    row.required("legal_basis"),
                    Citation.of("398号文实施方案附件" + annex + "第" + number + "项"));
            if (codes.contains(code) || lists.put(list.name(), list) != null) {
                throw row.fault("list_name", "double list " + code + " " + list.name());
            }
            codes.add(code);
        }
        return Collections.unmodifiableMap(lists);
    }
}
