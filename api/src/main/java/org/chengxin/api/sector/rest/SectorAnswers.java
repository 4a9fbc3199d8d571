package org.chengxin.api.sector.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.Sector;

/** What is told of a sector, in the contract's form. */
final class SectorAnswers {

    private SectorAnswers() {}

    record SectorAnswer(
            String id,
            String name,
            List<GradeAnswer> gradeScale,
            boolean enabled,
            String ruleSet,
            String legalStatus,
            String periods,
            List<RoleAnswer> roles,
            LocalDate rulesFrom) {

        static SectorAnswer of(Sector sector, boolean enabled, LocalDate today, Language language) {
            RuleSet ruleSet = sector.ruleSetOn(today).orElse(null);
            return new SectorAnswer(
                    sector.id().value(),
                    sector.plugin().name().in(language),
                    ruleSet == null
                            ? List.of()
                            : ruleSet.gradeScale().stream()
                                    .map(step -> GradeAnswer.of(step, language))
                                    .toList(),
                    enabled,
                    ruleSet == null ? null : ruleSet.id(),
                    sector.plugin().legalStatus().code(),
                    periods(sector.plugin().periods()),
                    sector.plugin().roles().stream()
                            .map(role -> RoleAnswer.of(role, language))
                            .toList(),
                    sector.plugin().ruleBook().start());
        }

        private static String periods(PeriodKind kind) {
            return switch (kind) {
                case YEAR -> "year";
                case QUARTER -> "quarter";
                case NONE -> "none";
            };
        }
    }

    record GradeAnswer(String grade, String meaning, String citation) {
        static GradeAnswer of(GradeMeaning step, Language language) {
            return new GradeAnswer(
                    step.grade().letter(),
                    step.meaning().in(language),
                    step.citation().text());
        }
    }

    record RoleAnswer(String role, String title, boolean graded) {
        static RoleAnswer of(Role role, Language language) {
            return new RoleAnswer(role.code(), role.title().in(language), role.graded());
        }
    }

    record ProvisionAnswer(
            String code,
            String citation,
            String indicator,
            String text,
            BigDecimal points,
            String formula,
            LocalDate from,
            LocalDate until) {

        static ProvisionAnswer of(Provision row) {
            return new ProvisionAnswer(
                    row.code().value(),
                    row.citation().text(),
                    row.indicator().isEmpty() ? null : row.indicator(),
                    row.text(),
                    row.points() instanceof Points.Fixed fixed ? fixed.value() : null,
                    row.points() instanceof Points.Formula formula ? formula.name() : null,
                    row.term().from(),
                    row.term().until());
        }
    }

    record RecordTypeAnswer(String type, String title, String category, String provision, Map<String, Object> facts) {
        static RecordTypeAnswer of(RecordType type, Language language) {
            return new RecordTypeAnswer(
                    type.type(),
                    type.title().in(language),
                    type.category().code(),
                    switch (type.provision()) {
                        case NONE -> "none";
                        case OPTIONAL -> "optional";
                        case REQUIRED -> "required";
                    },
                    type.schema(language));
        }
    }

    record MeasureAnswer(String code, String citation, String appliesTo, String kind, String text, String duration) {
        static MeasureAnswer of(Measure measure) {
            return new MeasureAnswer(
                    measure.code(),
                    measure.citation().text(),
                    measure.appliesTo(),
                    measure.kind(),
                    measure.text(),
                    measure.duration());
        }
    }
}
