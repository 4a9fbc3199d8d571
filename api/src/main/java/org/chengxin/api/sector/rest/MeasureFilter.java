package org.chengxin.api.sector.rest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.sector.rest.SectorAnswers.MeasureAnswer;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Measure;

/** Narrows measures to those that a grade, or an entry on a list, brings. */
final class MeasureFilter {

    private static final List<String> LISTS =
            Stream.of(ListKind.values()).map(ListKind::code).toList();

    private MeasureFilter() {}

    /**
     * The measures asked for.
     *
     * @param scale the letters that a grade may have
     */
    static Page<MeasureAnswer> apply(
            QueryInput input, String grade, String list, List<String> scale, Collection<Measure> measures) {
        Optional<String> letter =
                input.word("grade", grade, word -> Optional.of(word).filter(scale::contains), scale);
        Optional<ListKind> kind = input.word("list", list, ListKind::parse, LISTS);
        input.finish();
        return Page.whole(measures.stream()
                .filter(measure -> letter.isEmpty()
                        || measure.grades().stream()
                                .anyMatch(known -> known.letter().equals(letter.get())))
                .filter(measure ->
                        kind.isEmpty() || measure.lists().contains(kind.get().code()))
                .map(MeasureAnswer::of)
                .toList());
    }
}
