package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.file.Coded;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Text;

/**
 * The procedures of a sector, or those that hold in every sector, as tables: {@code procedures.csv}, {@code procedure-steps.csv}, {@code
 * procedure-requirements.csv}, and {@code procedure-papers.csv} where the law names papers that are to be handed in.
 */
public final class ProcedureLaw {

    private static final Set<String> PROCEDURE_COLUMNS = Set.of(
            "code",
            "kind",
            "about",
            "marks",
            "filer",
            "office",
            "length",
            "unit",
            "runs_from",
            "effects",
            "steps",
            "citation",
            "from",
            "until");
    private static final Set<String> STEP_COLUMNS = Set.of(
            "steps",
            "stage",
            "state",
            "step",
            "by",
            "length",
            "unit",
            "runs_from",
            "timing",
            "outcome",
            "to",
            "needs",
            "effects",
            "offers",
            "citation");
    private static final Set<String> REQUIREMENT_COLUMNS =
            Set.of("procedure", "requires", "marks", "length", "unit", "citation");
    private static final Set<String> PAPER_COLUMNS = Set.of("procedure", "code", "text", "text_en", "citation");

    private static final ProcedureLaw GENERAL = load(ProcedureLaw.class, "/org/chengxin/core/law/");
    private static final ProcedureLaw NONE = new ProcedureLaw(List.of());

    private final List<Procedure> procedures;

    private ProcedureLaw(List<Procedure> procedures) {
        this.procedures = List.copyOf(procedures);
    }

    /** What holds in every sector that does not say otherwise. */
    public static ProcedureLaw general() {
        return GENERAL;
    }

    /** Of a sector that has no procedures of its own. */
    public static ProcedureLaw none() {
        return NONE;
    }

    /**
     * Reads the tables.
     *
     * @param anchor a class beside them
     * @param folder the folder's path relative to the anchor's package, with its last slash
     * @throws LawException as {@link CsvTable#load}; also for a step that leads nowhere, a stage that nothing leads to, a limit that runs
     *     from what cannot have been, and words that are none
     */
    public static ProcedureLaw load(Class<?> anchor, String folder) {
        return read(
                CsvTable.load(anchor, folder + "procedures.csv", PROCEDURE_COLUMNS),
                CsvTable.load(anchor, folder + "procedure-steps.csv", STEP_COLUMNS),
                CsvTable.load(anchor, folder + "procedure-requirements.csv", REQUIREMENT_COLUMNS),
                CsvTable.loadIfThere(anchor, folder + "procedure-papers.csv", PAPER_COLUMNS));
    }

    static ProcedureLaw read(CsvTable procedures, CsvTable steps, CsvTable requirements, Optional<CsvTable> papers) {
        procedures.refuseOverlaps("code");
        Map<String, List<CsvTable.Row>> stepRows = by("steps", steps);
        Map<String, List<CsvTable.Row>> requirementRows = by("procedure", requirements);
        Map<String, List<CsvTable.Row>> paperRows =
                papers.map(table -> by("procedure", table)).orElseGet(Map::of);
        Map<String, Map<String, Stage>> stages = new LinkedHashMap<>();
        stepRows.forEach((name, rows) -> stages.put(name, stages(rows)));
        List<Procedure> read = new ArrayList<>();
        for (CsvTable.Row row : procedures.rows()) {
            Map<String, Stage> own = stages.get(row.required("steps"));
            if (own == null) {
                throw row.fault("steps", "are not in " + steps.file());
            }
            stepRows.remove(row.text("steps"));
            List<CsvTable.Row> required = requirementRows.remove(row.required("code"));
            List<CsvTable.Row> handedIn = paperRows.getOrDefault(row.text("code"), List.of());
            read.add(procedure(row, own, required == null ? List.of() : required, handedIn));
        }
        refuseStrays("steps", stepRows);
        refuseStrays("procedure", requirementRows);
        Map<String, List<CsvTable.Row>> strays = new LinkedHashMap<>(paperRows);
        read.forEach(known -> strays.remove(known.code()));
        refuseStrays("procedure", strays);
        return new ProcedureLaw(read);
    }

    private static Map<String, List<CsvTable.Row>> by(String column, CsvTable table) {
        Map<String, List<CsvTable.Row>> rows = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> rows.computeIfAbsent(row.required(column), name -> new ArrayList<>())
                        .add(row));
        return rows;
    }

    private static void refuseStrays(String column, Map<String, List<CsvTable.Row>> left) {
        left.values().stream().findFirst().ifPresent(rows -> {
            throw rows.get(0).fault(column, "no procedure has this name");
        });
    }

    private static Procedure procedure(
            CsvTable.Row row, Map<String, Stage> stages, List<CsvTable.Row> requirements, List<CsvTable.Row> papers) {
        return new Procedure(
                row.required("code"),
                row.required("kind"),
                Set.copyOf(words(row, "about", About.values())),
                row.words("marks"),
                word(row, "filer", Actor.values()),
                word(row, "office", Office.values()),
                row.text("runs_from").isEmpty() ? null : limit(row),
                requirements.stream().map(ProcedureLaw::requirement).toList(),
                papers(papers),
                Set.copyOf(words(row, "effects", Effect.values())),
                stages,
                row.citation("citation"),
                row.term());
    }

    private static Map<String, Stage> stages(List<CsvTable.Row> rows) {
        Map<String, List<CsvTable.Row>> byStage = new LinkedHashMap<>();
        rows.forEach(row -> byStage.computeIfAbsent(row.required("stage"), name -> new ArrayList<>())
                .add(row));
        Map<String, Stage> stages = new LinkedHashMap<>();
        byStage.forEach((name, ofStage) -> stages.put(name, stage(name, ofStage)));
        checkWays(rows, stages);
        return stages;
    }

    private static Stage stage(String name, List<CsvTable.Row> rows) {
        State state = word(rows.get(0), "state", State.values());
        Map<String, List<CsvTable.Row>> byStep = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            if (word(row, "state", State.values()) != state) {
                throw row.fault("state", "is not that of the stage's first row");
            }
            if (!row.text("step").isEmpty()) {
                byStep.computeIfAbsent(row.text("step"), step -> new ArrayList<>())
                        .add(row);
            }
        }
        if (byStep.isEmpty() != (rows.size() == 1 && rows.get(0).text("step").isEmpty())) {
            throw rows.get(0).fault("step", "a stage has steps, or one row without any");
        }
        return new Stage(
                name, state, byStep.values().stream().map(ProcedureLaw::step).toList());
    }

    private static Step step(List<CsvTable.Row> rows) {
        CsvTable.Row first = rows.get(0);
        List<Step.Outcome> outcomes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (CsvTable.Row row : rows) {
            if (!names.add(row.text("outcome"))
                    || (rows.size() > 1 && row.text("outcome").isEmpty())) {
                throw row.fault("outcome", "does not tell it from the step's other outcomes");
            }
            for (String column : List.of("by", "length", "unit", "runs_from", "timing")) {
                if (!row.text(column).equals(first.text(column))) {
                    throw row.fault(column, "is not that of the step's first outcome");
                }
            }
            outcomes.add(new Step.Outcome(
                    row.orNull("outcome"),
                    row.required("to"),
                    Set.copyOf(words(row, "effects", Effect.values())),
                    Set.copyOf(words(row, "needs", Need.values())),
                    row.words("offers").stream().map(ProvisionCode::of).toList()));
        }
        Limit limit = first.text("runs_from").isEmpty() ? null : limit(first);
        Step.Timing timing = timing(first);
        if (limit == null && timing == Step.Timing.AFTER) {
            throw first.fault("timing", "comes after a time that is not said");
        }
        return new Step(
                first.required("step"),
                word(first, "by", Actor.values()),
                limit,
                timing,
                outcomes,
                first.citation("citation"));
    }

    /** Every step leads to a stage, every stage is reached, every limit runs from what has been by then. */
    private static void checkWays(List<CsvTable.Row> rows, Map<String, Stage> stages) {
        if (!stages.containsKey(Procedure.FIRST)) {
            throw rows.get(0).fault("stage", "there is no stage " + Procedure.FIRST);
        }
        Map<String, Set<String>> been = new LinkedHashMap<>();
        been.put(Procedure.FIRST, Set.of(Case.FILED, Case.TERM));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (CsvTable.Row row : rows) {
                Set<String> before = been.get(row.required("stage"));
                if (before == null || row.text("step").isEmpty()) {
                    continue;
                }
                if (!stages.containsKey(row.required("to"))) {
                    throw row.fault("to", "is no stage");
                }
                Set<String> after = new LinkedHashSet<>(before);
                after.add(row.text("step"));
                Set<String> known = been.get(row.text("to"));
                if (known != null) {
                    after.retainAll(known);
                }
                changed |= !after.equals(known);
                been.put(row.text("to"), after);
            }
        }
        for (CsvTable.Row row : rows) {
            Set<String> before = been.get(row.text("stage"));
            if (before == null) {
                throw row.fault("stage", "no step leads here");
            }
            String from = row.text("runs_from");
            if (!from.isEmpty() && !before.contains(from)) {
                throw row.fault("runs_from", "need not have been by then");
            }
        }
    }

    private static List<RequiredPaper> papers(List<CsvTable.Row> rows) {
        List<RequiredPaper> papers = new ArrayList<>();
        for (CsvTable.Row row : rows) {
            String code = row.required("code");
            if (papers.stream().anyMatch(known -> known.code().equals(code))) {
                throw row.fault("code", "is that of another paper of the procedure");
            }
            papers.add(new RequiredPaper(
                    code, new Text(row.required("text"), row.orNull("text_en")), row.citation("citation")));
        }
        return papers;
    }

    private static Requirement requirement(CsvTable.Row row) {
        try {
            return new Requirement(
                    Requirement.Kind.valueOf(
                            row.required("requires").toUpperCase(Locale.ROOT).replace('-', '_')),
                    row.words("marks"),
                    row.text("length").isEmpty() ? null : length(row),
                    row.citation("citation"));
        } catch (IllegalArgumentException e) {
            throw row.fault("requires", e.getMessage());
        }
    }

    private static Step.Timing timing(CsvTable.Row row) {
        return switch (row.text("timing")) {
            case "" -> Step.Timing.DUE;
            case "may" -> Step.Timing.MAY;
            case "after" -> Step.Timing.AFTER;
            default -> throw row.fault("timing", "is neither may nor after nor nothing");
        };
    }

    private static Limit limit(CsvTable.Row row) {
        String from = row.required("runs_from");
        boolean named = from.equals(Case.TERM) && row.text("length").isEmpty();
        return new Limit(named ? null : length(row), from);
    }

    private static Length length(CsvTable.Row row) {
        int count = row.decimal("length").intValueExact();
        return switch (row.required("unit")) {
            case "day" -> new Length.Days(count);
            case "working_day" -> new Length.WorkingDays(count);
            case "month" -> new Length.Months(count);
            case "year" -> new Length.Years(count);
            default -> throw row.fault("unit", "is none of day, working_day, month, year");
        };
    }

    private static <T extends Coded> T word(CsvTable.Row row, String column, T[] words) {
        try {
            return Coded.of(words, row.required(column));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e.getMessage());
        }
    }

    private static <T extends Enum<T> & Coded> Collection<T> words(CsvTable.Row row, String column, T[] words) {
        EnumSet<T> found = EnumSet.noneOf(words[0].getDeclaringClass());
        for (String code : row.words(column)) {
            try {
                found.add(Coded.of(words, code));
            } catch (IllegalArgumentException e) {
                throw row.fault(column, code + " " + e.getMessage());
            }
        }
        return found;
    }

    /** All of them, in the order of their tables. */
    public List<Procedure> procedures() {
        return procedures;
    }

    /** The one of a code, which a case keeps; empty where there is none. */
    public Optional<Procedure> procedure(String code) {
        return procedures.stream().filter(known -> known.code().equals(code)).findFirst();
    }

    /**
     * The first that is for a matter.
     *
     * @param kind what is asked for
     * @param about what it is about
     * @param marks what is known of that
     * @param day the day of filing: a case stays under the law of that day
     */
    public Optional<Procedure> find(String kind, About about, Set<String> marks, LocalDate day) {
        // No stream: this is asked for each record of a file.
        for (Procedure known : procedures) {
            if (known.isFor(kind, about, marks, day)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
