package org.chengxin.api.listing.service;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.listing.store.PublicEntry;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.listing.ListLaw;
import org.chengxin.core.listing.ListLaw.Aspect;
import org.chengxin.core.listing.ListLaw.Clause;
import org.chengxin.core.listing.OutsideList;

/** What is told of lists and their entries, in the contract's form. */
public final class ListAnswers {

    private ListAnswers() {}

    /** Something that the law says, with its article. */
    public record ClauseAnswer(String text, String citation) {
        static ClauseAnswer of(Clause clause, Language language) {
            return new ClauseAnswer(
                    clause.text().in(language), clause.citation().text());
        }
    }

    /** After which time an entry ends by itself. */
    public record TermAnswer(int length, String unit, String text, String citation) {
        static TermAnswer of(Clause clause, Language language) {
            return new TermAnswer(
                    clause.length().length(),
                    switch (clause.length().unit()) {
                        case YEAR -> "years";
                        case PERIOD -> "periods";
                    },
                    clause.text().in(language),
                    clause.citation().text());
        }
    }

    /**
     * A list.
     *
     * @param sector {@code outside} for what no sector keeps
     * @param term null where an entry does not end by itself
     */
    public record ListAnswer(
            String list,
            String sector,
            String title,
            String citation,
            String keeper,
            List<ClauseAnswer> entry,
            List<ClauseAnswer> removal,
            TermAnswer term) {

        static ListAnswer of(ListKind list, String sector, ListLaw law, LocalDate day, Language language) {
            Clause title = law.of(list, Aspect.TITLE, day).get(0);
            return new ListAnswer(
                    list.code(),
                    sector,
                    title.text().in(language),
                    title.citation().text(),
                    law.of(list, Aspect.KEEPER, day).get(0).text().in(language),
                    clauses(law, list, Aspect.ENTRY, day, language),
                    clauses(law, list, Aspect.REMOVAL, day, language),
                    law.of(list, Aspect.TERM, day).stream()
                            .findFirst()
                            .map(clause -> TermAnswer.of(clause, language))
                            .orElse(null));
        }
    }

    static List<ClauseAnswer> clauses(ListLaw law, ListKind list, Aspect aspect, LocalDate day, Language language) {
        return law.of(list, aspect, day).stream()
                .map(clause -> ClauseAnswer.of(clause, language))
                .toList();
    }

    /** A severe list that an outside authority keeps. */
    public record AuthorityAnswer(
            String code,
            String batch,
            int number,
            String list,
            String unit,
            String legalBasis,
            String citation,
            List<ClauseAnswer> removal) {

        static AuthorityAnswer of(OutsideList list, List<ClauseAnswer> removal) {
            return new AuthorityAnswer(
                    list.code(),
                    list.batch(),
                    list.number(),
                    list.name(),
                    list.unit(),
                    list.legalBasis(),
                    list.citation().text(),
                    removal);
        }
    }

    /** From when to when an entry is disclosed; no end where none is set. */
    public record Period(LocalDate from, LocalDate until) {
        static Period of(Listing listing) {
            return new Period(listing.from(), listing.until());
        }
    }

    /**
     * An entry: what order 002 makes public of it (article 20) and where it stands.
     *
     * @param code null for a natural person
     * @param disputed true while an objection is being decided, else null
     */
    public record EntryAnswer(
            String id,
            String list,
            String sector,
            String title,
            String citation,
            String name,
            String code,
            String facts,
            String office,
            Period disclosure,
            Boolean disputed) {

        static EntryAnswer of(PublicEntry entry, Named named) {
            return new EntryAnswer(
                    entry.publicId(),
                    entry.listing().list().code(),
                    entry.listing().sector().value(),
                    named.title(),
                    named.citation(),
                    entry.name(),
                    entry.code(),
                    entry.facts(),
                    entry.office(),
                    Period.of(entry.listing()),
                    entry.listing().disputed() ? true : null);
        }
    }

    /** What a list is called, and where that stands. */
    record Named(String title, String citation) {}

    /** A measure that an entry brings. */
    public record BroughtAnswer(String code, String citation, String text) {
        static BroughtAnswer of(Measure measure) {
            return new BroughtAnswer(measure.code(), measure.citation().text(), measure.text());
        }
    }

    /**
     * An entry as the profile of its subject shows it.
     *
     * @param measures what it brings in the sectors in which the subject has a role; none while it is disputed
     */
    public record ListingAnswer(
            String id,
            String list,
            String sector,
            String title,
            String citation,
            String facts,
            String office,
            Period disclosure,
            Boolean disputed,
            List<BroughtAnswer> measures) {

        static ListingAnswer of(PublicEntry entry, Named named, List<BroughtAnswer> measures) {
            EntryAnswer answer = EntryAnswer.of(entry, named);
            return new ListingAnswer(
                    answer.id(),
                    answer.list(),
                    answer.sector(),
                    answer.title(),
                    answer.citation(),
                    answer.facts(),
                    answer.office(),
                    answer.disclosure(),
                    answer.disputed(),
                    measures);
        }
    }
}
