package org.chengxin.api.subject.service;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.subject.store.Grams;
import org.chengxin.api.subject.store.SubjectSearch;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.SubjectStatus;

/** The query of a search as it was sent; null is not said. */
public record SubjectQuery(
        String q, String sector, String grade, String list, String area, String status, String limit, String cursor) {

    private static final int LONGEST = 100;
    private static final Pattern CODE_PREFIX = Pattern.compile("[0-9A-HJ-NP-RTUWXY]{4,18}");
    private static final List<String> LISTS =
            Stream.of(ListKind.values()).map(ListKind::code).toList();
    private static final List<String> STATUSES =
            Stream.of(SubjectStatus.values()).map(SubjectStatus::code).toList();

    /**
     * A query without faults.
     *
     * @param bound what a cursor of it is bound to
     * @param after null for the first page
     */
    public record Checked(SubjectSearch search, int limit, List<?> bound, Cursor after) {}

    /**
     * Checks the query.
     *
     * @throws org.chengxin.api.common.problem.Refusal if it has any fault
     */
    public Checked check(QueryInput input, SectorRegistry registry, LocalDate today) {
        Optional<String> words = input.text("q", q, LONGEST);
        Optional<Sector> of = input.word("sector", sector, registry::find, ids(registry));
        List<String> scale = scale(of, registry, today);
        Optional<String> letter =
                input.word("grade", grade, word -> Optional.of(word).filter(scale::contains), scale);
        Optional<ListKind> kind = input.word("list", list, ListKind::parse, LISTS);
        Optional<Areas.Area> within = within(input);
        Optional<SubjectStatus> alive = input.word("status", status, SubjectStatus::parse, STATUSES);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        List<?> bound = Arrays.asList(q, sector, grade, list, area, status);
        Optional<Cursor> after = Optional.ofNullable(cursor)
                .flatMap(text -> Cursor.decode(text, bound))
                .filter(Subjects::isOwn);
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        Optional<Areas.Area> narrower = within.filter(found -> found.level() != Areas.Level.REGION);
        SubjectSearch search = new SubjectSearch(
                words.map(Grams::normalised),
                words.map(SubjectQuery::asCode)
                        .filter(text -> CODE_PREFIX.matcher(text).matches()),
                of.map(found -> found.id().value()),
                letter,
                kind.map(ListKind::code),
                narrower.map(found -> found.code().value()),
                narrower.filter(found -> found.level() == Areas.Level.LEAGUE).isPresent(),
                alive.map(SubjectStatus::code),
                today);
        return new Checked(search, size, bound, after.orElse(null));
    }

    private Optional<Areas.Area> within(QueryInput input) {
        Optional<Areas.Area> found =
                Optional.ofNullable(area).flatMap(AreaCode::parse).flatMap(Areas.region()::find);
        if (area != null && found.isEmpty()) {
            input.faults().add("area", FaultCode.AREA_UNKNOWN);
        }
        return found;
    }

    private static List<String> ids(SectorRegistry registry) {
        return registry.enabled().stream().map(found -> found.id().value()).toList();
    }

    private static List<String> scale(Optional<Sector> sector, SectorRegistry registry, LocalDate today) {
        return sector.map(List::of).orElseGet(registry::enabled).stream()
                .flatMap(found -> found.ruleSetOn(today).stream())
                .flatMap(rules -> rules.gradeScale().stream())
                .map(step -> step.grade().letter())
                .distinct()
                .sorted()
                .toList();
    }

    private static String asCode(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }
}
