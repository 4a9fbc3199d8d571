package org.chengxin.core.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.PeriodKind;

/** What a sector's law, or the general one, says of its lists: one table, {@code lists.csv}. */
public final class ListLaw {

    private static final Set<String> COLUMNS =
            Set.of("list", "aspect", "text", "text_en", "citation", "length", "unit", "from", "until");
    private static final ListLaw GENERAL = load(ListLaw.class, "/org/chengxin/core/law/lists.csv");
    private static final ListLaw NONE = new ListLaw(List.of());

    private final List<Clause> clauses;

    private ListLaw(List<Clause> clauses) {
        this.clauses = List.copyOf(clauses);
    }

    /** What is said of a list. */
    public enum Aspect {
        /** What it is called. */
        TITLE,
        /** Who keeps it. */
        KEEPER,
        /** What brings a subject onto it. */
        ENTRY,
        /** What takes a subject off it. */
        REMOVAL,
        /** After which time an entry ends by itself. */
        TERM
    }

    /**
     * One thing that is said of a list.
     *
     * @param text its words
     * @param length how long an entry lasts, null unless it is about that
     * @param applies from when to when it is said
     */
    public record Clause(ListKind list, Aspect aspect, Text text, Citation citation, ListTerm length, Term applies) {

        public Clause {
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(citation, "citation");
            Objects.requireNonNull(applies, "applies");
            if ((length != null) != (aspect == Aspect.TERM)) {
                throw new IllegalArgumentException("a length belongs to a term, and to nothing else");
            }
        }
    }

    /** That of the lists which no sector keeps. */
    public static ListLaw general() {
        return GENERAL;
    }

    /** Of a sector that keeps no list. */
    public static ListLaw none() {
        return NONE;
    }

    /**
     * Reads a table.
     *
     * @throws LawException as {@link CsvTable#load}; also for words that are none, a term without length, a length of anything else, and
     *     a list without title or keeper
     */
    public static ListLaw load(Class<?> anchor, String resource) {
        return read(CsvTable.load(anchor, resource, COLUMNS));
    }

    static ListLaw read(CsvTable table) {
        List<Clause> clauses = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            Aspect aspect = word(row, "aspect", Aspect.class);
            boolean term = aspect == Aspect.TERM;
            if (term == row.text("length").isEmpty()) {
                throw row.fault("length", term ? "is empty" : "belongs to a term only");
            }
            clauses.add(new Clause(
                    ListKind.parse(row.required("list")).orElseThrow(() -> row.fault("list", "is no list")),
                    aspect,
                    new Text(row.required("text"), row.orNull("text_en")),
                    row.citation("citation"),
                    term ? new ListTerm(length(row), word(row, "unit", ListTerm.Unit.class)) : null,
                    row.term()));
        }
        ListLaw law = new ListLaw(clauses);
        for (ListKind list : law.lists()) {
            for (Aspect needed : List.of(Aspect.TITLE, Aspect.KEEPER)) {
                if (clauses.stream().noneMatch(clause -> clause.list() == list && clause.aspect() == needed)) {
                    throw new LawException(table.file() + ": the list " + list.code() + " has no "
                            + needed.name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return law;
    }

    private static int length(CsvTable.Row row) {
        try {
            int length = Integer.parseInt(row.text("length"));
            if (length > 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw row.fault("length", "is no whole number");
        }
        throw row.fault("length", "is not above zero");
    }

    private static <E extends Enum<E>> E word(CsvTable.Row row, String column, Class<E> words) {
        String cell = row.required(column);
        try {
            return Enum.valueOf(words, cell.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, "is no such word: " + cell);
        }
    }

    /** The lists that it speaks of. */
    public Set<ListKind> lists() {
        Set<ListKind> lists = EnumSet.noneOf(ListKind.class);
        clauses.forEach(clause -> lists.add(clause.list()));
        return lists;
    }

    /** What it says of a list on a day, in the order of the table. */
    public List<Clause> of(ListKind list, Aspect aspect, LocalDate day) {
        return clauses.stream()
                .filter(clause -> clause.list() == list && clause.aspect() == aspect)
                .filter(clause -> clause.applies().holdsOn(day))
                .toList();
    }

    /**
     * The last day of an entry on a list, by the law of the day of entry (reading O4).
     *
     * @param periods how the sector divides time
     * @return empty where an entry does not end by itself
     */
    public Optional<LocalDate> lastDay(ListKind list, LocalDate from, PeriodKind periods) {
        return of(list, Aspect.TERM, from).stream()
                .findFirst()
                .map(clause -> clause.length().lastDay(from, periods));
    }
}
