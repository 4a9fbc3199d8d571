package org.chengxin.core.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.SectorId;

/**
 * The answer of a sector's rules to a credit file on a day (信用评价), with its whole trace: every line, condition, list effect,
 * flag and measure cites its article. The same file, day and rule set always give the same evaluation.
 *
 * @param sector the sector
 * @param asOf the day looked at
 * @param period the period the day lies in, null where the sector has none
 * @param ruleSet the rule set applied
 * @param status what it came to
 * @param grade the grade, there exactly when the status is {@link Status#GRADED}
 * @param score the sector's score, null where it has none
 * @param lines what each record gives, in the order of the file
 * @param conditions the conditions examined, in the order of examination
 * @param lists what follows for lists
 * @param flags what else is to be pointed out
 * @param measures what the grade and the lists that the subject is on bring
 * @param missing what would settle an {@link Status#UNGRADED} file
 */
public record Evaluation(
        SectorId sector,
        LocalDate asOf,
        String period,
        RuleSet ruleSet,
        Status status,
        Grade grade,
        BigDecimal score,
        List<Line> lines,
        List<Condition> conditions,
        List<ListEffect> lists,
        List<Flag> flags,
        List<Measure> measures,
        List<Missing> missing) {

    public Evaluation {
        Objects.requireNonNull(sector, "sector");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(ruleSet, "ruleSet");
        Objects.requireNonNull(status, "status");
        if ((grade != null) != (status == Status.GRADED)) {
            throw new IllegalArgumentException("a grade is there exactly when graded");
        }
        lines = List.copyOf(lines);
        conditions = List.copyOf(conditions);
        lists = List.copyOf(lists);
        flags = List.copyOf(flags);
        measures = List.copyOf(measures);
        missing = List.copyOf(missing);
    }

    /** Begins an evaluation. */
    public static Builder of(SectorId sector, LocalDate asOf, String period, RuleSet ruleSet) {
        return new Builder(sector, asOf, period, ruleSet);
    }

    /** Collects the trace while the rules are applied. */
    public static final class Builder {
        private final SectorId sector;
        private final LocalDate asOf;
        private final String period;
        private final RuleSet ruleSet;
        private final List<Line> lines = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();
        private final List<ListEffect> lists = new ArrayList<>();
        private final List<Flag> flags = new ArrayList<>();
        private final List<Missing> missing = new ArrayList<>();
        private List<Measure> measures = List.of();
        private BigDecimal score;

        private Builder(SectorId sector, LocalDate asOf, String period, RuleSet ruleSet) {
            this.sector = sector;
            this.asOf = asOf;
            this.period = period;
            this.ruleSet = ruleSet;
        }

        public Builder line(Line line) {
            lines.add(line);
            return this;
        }

        public Builder condition(Condition condition) {
            conditions.add(condition);
            return this;
        }

        public Builder list(ListEffect effect) {
            lists.add(effect);
            return this;
        }

        public Builder flag(Flag flag) {
            flags.add(flag);
            return this;
        }

        public Builder missing(Citation citation, Reason text) {
            missing.add(new Missing(citation, text));
            return this;
        }

        public Builder measures(List<Measure> applied) {
            this.measures = applied;
            return this;
        }

        public Builder score(BigDecimal value) {
            this.score = value;
            return this;
        }

        public Evaluation graded(Grade grade) {
            return build(Status.GRADED, Objects.requireNonNull(grade, "grade"));
        }

        public Evaluation ungraded() {
            return build(Status.UNGRADED, null);
        }

        public Evaluation excluded() {
            return build(Status.EXCLUDED, null);
        }

        private Evaluation build(Status status, Grade grade) {
            return new Evaluation(
                    sector,
                    asOf,
                    period,
                    ruleSet,
                    status,
                    grade,
                    score,
                    lines,
                    conditions,
                    lists,
                    flags,
                    measures,
                    missing);
        }
    }
}
