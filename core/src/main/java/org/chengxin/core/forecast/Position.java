package org.chengxin.core.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Measure;
import org.chengxin.core.sector.SectorId;

/**
 * What a subject's standing in a sector comes to on a day: what of an evaluation others act upon.
 *
 * @param status what the evaluation came to
 * @param grade the grade, null unless graded
 * @param score the sector's score, null where there is none
 * @param lists the lists that the subject is on and those for which it is proposed
 * @param flags the codes of what else is pointed out
 * @param measures what grade and lists bring
 */
public record Position(
        Status status,
        Grade grade,
        BigDecimal score,
        List<ListPlace> lists,
        List<String> flags,
        List<Measure> measures) {

    public Position {
        Objects.requireNonNull(status, "status");
        lists = List.copyOf(lists);
        flags = List.copyOf(flags);
        measures = List.copyOf(measures);
    }

    /**
     * How a subject stands to a list.
     *
     * @param sector whose list it is
     * @param isProposed whether it is only proposed for it; entry needs the procedure (001, article 33)
     */
    public record ListPlace(ListKind list, SectorId sector, boolean isProposed) {}

    /** What an evaluation of a file comes to. */
    static Position of(Evaluation evaluation, CreditFile file) {
        return new Position(
                evaluation.status(),
                evaluation.grade(),
                evaluation.score(),
                places(evaluation, file.listings()),
                flags(evaluation),
                evaluation.measures());
    }

    private static List<String> flags(Evaluation evaluation) {
        if (evaluation.flags().isEmpty()) {
            return List.of();
        }
        List<String> flags = new ArrayList<>(2);
        for (Flag flag : evaluation.flags()) {
            flags.add(flag.flag());
        }
        return flags;
    }

    /** The entries in the order of the file, then the proposals in that of the evaluation. */
    private static List<ListPlace> places(Evaluation evaluation, List<Listing> listings) {
        if (listings.isEmpty() && evaluation.lists().isEmpty()) {
            return List.of();
        }
        List<ListPlace> places = new ArrayList<>(2);
        for (Listing listing : listings) {
            if (listing.holdsOn(evaluation.asOf())) {
                addOnce(new ListPlace(listing.list(), listing.sector(), false), places);
            }
        }
        for (ListEffect effect : evaluation.lists()) {
            if (effect.effect() == ListEffect.Effect.PROPOSE) {
                addOnce(new ListPlace(effect.list(), evaluation.sector(), true), places);
            }
        }
        return places;
    }

    private static void addOnce(ListPlace place, List<ListPlace> places) {
        if (!places.contains(place)) {
            places.add(place);
        }
    }

    /** Whether nothing differs that others act upon; a score is the same whatever its written form. */
    boolean isSameAs(Position other) {
        return status == other.status
                && Objects.equals(grade, other.grade)
                && (score == null ? other.score == null : other.score != null && score.compareTo(other.score) == 0)
                && lists.equals(other.lists)
                && flags.equals(other.flags)
                && measures.equals(other.measures);
    }

    /** The measures that another position has not. */
    List<Measure> measuresBeyond(Position other) {
        if (measures.equals(other.measures)) {
            return List.of();
        }
        return measures.stream()
                .filter(measure -> !other.measures.contains(measure))
                .toList();
    }
}
