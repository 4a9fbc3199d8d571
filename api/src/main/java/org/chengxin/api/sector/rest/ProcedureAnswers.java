package org.chengxin.api.sector.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.Limit;
import org.chengxin.core.procedure.Procedure;
import org.chengxin.core.procedure.ProcedureLaw;
import org.chengxin.core.procedure.Requirement;
import org.chengxin.core.procedure.Stage;
import org.chengxin.core.procedure.Step;
import org.chengxin.core.sector.Sector;

/** What the procedures of a sector are read as. */
final class ProcedureAnswers {

    private ProcedureAnswers() {}

    /** The sector's own procedures of a day, then those of the general law; each step once, in the order of the law. */
    static List<ProcedureAnswer> of(Sector sector, LocalDate day) {
        List<ProcedureAnswer> answers = new ArrayList<>();
        for (ProcedureLaw law : List.of(sector.plugin().procedures(), ProcedureLaw.general())) {
            law.procedures().stream()
                    .filter(procedure -> procedure.term().holdsOn(day))
                    .map(ProcedureAnswer::of)
                    .forEach(answers::add);
        }
        return answers;
    }

    record ProcedureAnswer(
            String kind,
            List<String> about,
            String filedBy,
            LimitAnswer within,
            String citation,
            LocalDate until,
            List<StepAnswer> steps,
            List<RequirementAnswer> requirements) {

        static ProcedureAnswer of(Procedure procedure) {
            return new ProcedureAnswer(
                    procedure.kind(),
                    procedure.about().stream().sorted().map(About::code).toList(),
                    procedure.filer().code(),
                    LimitAnswer.of(procedure.limit()),
                    procedure.citation().text(),
                    procedure.term().until(),
                    steps(procedure),
                    procedure.requirements().stream().map(RequirementAnswer::of).toList());
        }

        private static List<StepAnswer> steps(Procedure procedure) {
            List<StepAnswer> steps = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            List<String> stages = new ArrayList<>(List.of(Procedure.FIRST));
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = procedure.stage(stages.get(i));
                for (Step step : stage.steps()) {
                    if (seen.add(step.name())) {
                        steps.add(StepAnswer.of(step));
                    }
                    step.outcomes().stream()
                            .map(Step.Outcome::stage)
                            .filter(next -> !stages.contains(next))
                            .forEach(stages::add);
                }
            }
            return steps;
        }
    }

    record StepAnswer(String step, String by, List<String> outcomes, LimitAnswer within, String from, String citation) {
        static StepAnswer of(Step step) {
            return new StepAnswer(
                    step.name(),
                    step.by().code(),
                    step.outcomes().stream()
                            .map(Step.Outcome::name)
                            .filter(Objects::nonNull)
                            .toList(),
                    LimitAnswer.of(step.limit()),
                    step.limit() == null ? null : step.limit().from(),
                    step.citation().text());
        }
    }

    record RequirementAnswer(String requires, LimitAnswer length, String citation) {
        static RequirementAnswer of(Requirement requirement) {
            return new RequirementAnswer(
                    requirement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    requirement.length() == null ? null : LimitAnswer.of(requirement.length()),
                    requirement.citation().text());
        }
    }

    record LimitAnswer(int length, String unit) {

        static LimitAnswer of(Limit limit) {
            return limit == null || limit.length() == null ? null : of(limit.length());
        }

        static LimitAnswer of(Length length) {
            return new LimitAnswer(
                    length.count(),
                    switch (length) {
                        case Length.Days days -> "days";
                        case Length.WorkingDays days -> "working-days";
                        case Length.Months months -> "months";
                        case Length.Years years -> "years";
                    });
        }
    }
}
