package org.chengxin.core.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;

/**
 * Chooses the measures that a file's grade, and the lists that it is on, bring. A proposal for a list never brings one, nor does an
 * entry while it is disputed (reading O1). There are few combinations, so each is worked out once.
 */
public final class MeasureSelector {

    private final SectorId sector;
    private final List<Measure> measures;
    private final Map<Key, List<Measure>> chosen = new ConcurrentHashMap<>();

    /**
     * Measures of a sector's rule set together with general ones.
     *
     * @param general measures that hold in every sector, for the lists they name
     */
    public MeasureSelector(SectorId sector, RuleSet ruleSet, List<Measure> general) {
        this.sector = sector;
        List<Measure> all = new ArrayList<>(ruleSet.measures());
        all.addAll(general);
        this.measures = List.copyOf(all);
    }

    private record Key(Grade grade, Set<ListKind> lists, boolean foreign, String role, SubjectKind kind) {}

    /**
     * The measures in the order of their tables.
     *
     * @param grade the grade, null where there is none
     */
    public List<Measure> choose(CreditFile file, LocalDate asOf, Grade grade) {
        Set<ListKind> lists = EnumSet.noneOf(ListKind.class);
        boolean foreign = false;
        for (Listing listing : file.listings()) {
            if (listing.holdsOn(asOf) && !listing.disputed()) {
                if (listing.sector().equals(sector)) {
                    lists.add(listing.list());
                } else {
                    foreign |= listing.list() == ListKind.SEVERE;
                }
            }
        }
        return chosen.computeIfAbsent(new Key(grade, lists, foreign, file.role(), file.kind()), this::work);
    }

    private List<Measure> work(Key key) {
        return measures.stream()
                .filter(measure -> (key.grade() != null && measure.grades().contains(key.grade()))
                        || key.lists().stream().anyMatch(list -> measure.lists().contains(list.code()))
                        || (key.foreign() && measure.foreignListing()))
                .filter(measure -> measure.roles().isEmpty() || measure.roles().contains(key.role()))
                .filter(measure -> measure.subjectKinds().isEmpty()
                        || measure.subjectKinds().contains(key.kind().code()))
                .toList();
    }
}
