package org.chengxin.core.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.RecordType;

/**
 * An officer's reasoned determination of a grade, where the rules grade nobody: no clause grades downwards by a guess, and a human being
 * may settle it for the period (reading P14). It is a record of its own kind, and whoever it is about can object to it.
 */
public final class Determination {

    /** The type of its records. */
    public static final String TYPE = "determination";

    /** The flag of an evaluation whose grade is a human decision. */
    public static final String FLAG = "human-determination";

    private static final int LONGEST_REASON = 1_000;
    private static final Text WHY = Text.of(
            "规则未能确定等级，由主管部门认定为{0}级（{1}），理由：{2}",
            "the rules grade nobody here; the authority has determined {0} ({1}), because: {2}");

    private static final Text WHICH = Text.of(
            "规则未能确定等级，可由主管部门说明理由认定",
            "the rules grade nobody here; the authority may determine a grade with its reason");

    private Determination() {}

    /** The type of its records in a sector with these grades. */
    public static RecordType type(List<GradeMeaning> scale) {
        return new RecordType(
                TYPE,
                Text.of("等级认定", "determination of a grade"),
                RecordType.Category.PROCESS,
                RecordType.ProvisionUse.NONE,
                List.of(
                        FactType.choice(
                                        "grade",
                                        Text.of("等级", "grade"),
                                        scale.stream()
                                                .map(step -> step.grade().letter())
                                                .toList())
                                .always(),
                        FactType.words("reason", Text.of("认定理由", "reason"), LONGEST_REASON)
                                .always()));
    }

    /**
     * The question that an evaluation leaves to an officer: which grade, where the rules grade nobody.
     *
     * @param citation where the office's power to determine stands
     */
    public static List<OpenQuestion> open(Evaluation evaluation, Citation citation) {
        return evaluation.status() == Status.UNGRADED
                ? List.of(new OpenQuestion("grade", citation, Reason.of(WHICH), TYPE, Map.of()))
                : List.of();
    }

    /**
     * The grade that was determined last in the period of a day, shown as a human decision.
     *
     * @param citation where the office's power to determine stands
     * @return null where none was
     */
    public static Grade of(
            CreditFile file, LocalDate asOf, PeriodKind periods, Citation citation, Evaluation.Builder answer) {
        LocalDate from = periods.periodOf(asOf).flatMap(periods::firstDay).orElse(LocalDate.MIN);
        CreditRecord latest = null;
        for (CreditRecord record : file.records()) {
            boolean inForce = record.type().equals(TYPE)
                    && record.knownBy(asOf)
                    && !record.decidedOn().isBefore(from)
                    && !record.repairedBy(asOf);
            if (inForce && (latest == null || !record.decidedOn().isBefore(latest.decidedOn()))) {
                latest = record;
            }
        }
        if (latest == null) {
            return null;
        }
        Grade grade = Grade.of(latest.facts().text("grade"));
        answer.flag(new Flag(
                FLAG,
                citation,
                Reason.of(
                        WHY, grade.letter(), latest.decidedOn(), latest.facts().text("reason"))));
        return grade;
    }
}
