package org.chengxin.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Grades the whole region with the real sectors, on an ordinary day and on the awkward ones, and asserts that everything the rules
 * tell apart occurs in it.
 */
@ParameterizedClass
@MethodSource("days")
class SampleCoverageTest {

    /** Never entered by itself and never shown: its goods are part of a fine's amount (reading F3). */
    private static final String CONFISCATED_GOODS = "28-8a";
    /** What is entered for a fine; the line shows the band (reading F3). */
    private static final String FINE = "28-fine";

    /** The region of the day whose tests are running; one at a time is enough. */
    private static Graded graded;

    private final LocalDate today;
    private final Graded region;

    SampleCoverageTest(LocalDate today) {
        this.today = today;
        this.region = graded(today);
    }

    static Stream<LocalDate> days() {
        return Stream.of(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 5, 20),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2028, 2, 29),
                LocalDate.of(2031, 3, 31));
    }

    private static synchronized Graded graded(LocalDate today) {
        if (graded == null || !graded.today.equals(today)) {
            graded = new Graded(today);
        }
        return graded;
    }

    /** A subject's file in one sector with its evaluation today. */
    private record Case(Map<String, Object> line, Sector sector, CreditFile file, Evaluation evaluation) {}

    /** The region of a day, graded. */
    private static final class Graded {
        private final LocalDate today;
        private final List<Map<String, Object>> lines;
        private final List<Case> cases = new ArrayList<>();

        Graded(LocalDate today) {
            this.today = today;
            lines = SampleLines.of(today);
            for (Map<String, Object> line : lines) {
                for (String id : SampleLines.object(line, "roles").keySet()) {
                    Sector sector = SampleLines.REGISTRY.find(id).orElseThrow();
                    CreditFile file = SampleLines.file(line, sector, today);
                    cases.add(new Case(line, sector, file, sector.evaluate(file, today)));
                }
            }
        }

        Stream<Case> of(String sector) {
            return cases.stream().filter(one -> one.sector().id().value().equals(sector));
        }

        Stream<Map<String, Object>> records() {
            return lines.stream().flatMap(line -> SampleLines.objects(line, "records").stream());
        }
    }

    private static Sector sector(String id) {
        return SampleLines.REGISTRY.find(id).orElseThrow();
    }

    private RuleSet ruleSet(String id) {
        return sector(id).ruleSetOn(today).orElseThrow();
    }

    @Test
    void everyProvisionIsEnteredAndCounts() {
        Set<String> expected = new TreeSet<>();
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            ruleSet(sector.id().value())
                    .provisions()
                    .forEach(row -> expected.add(row.code().value()));
        }
        Set<String> counted = region.cases.stream()
                .flatMap(one -> one.evaluation().lines().stream())
                .filter(Line::counted)
                .map(line -> line.provision().value())
                .collect(Collectors.toCollection(TreeSet::new));
        expected.removeAll(Set.of(CONFISCATED_GOODS, FINE));
        assertThat(counted).isEqualTo(expected);
        assertThat(region.records().map(record -> record.get("provision"))).contains(FINE);
    }

    @Test
    void everyBandOfFinesIsThereWithAndWithoutMitigationForEveryKindOfSubject() {
        Set<String> seen = new TreeSet<>();
        region.of("fooddrug").forEach(one -> {
            for (Line line : one.evaluation().lines()) {
                CreditRecord record = record(one, line);
                if (record.provision().value().equals(FINE)) {
                    seen.add(one.file().kind().code() + " " + line.provision() + " "
                            + record.facts().isTrue("mitigated"));
                }
            }
        });
        Set<String> expected = new TreeSet<>();
        for (SubjectKind kind : SubjectKind.values()) {
            for (int band = 2; band <= 5; band++) {
                String code = "28-" + band + (kind == SubjectKind.NATURAL_PERSON ? "n" : "o");
                expected.add(kind.code() + " " + code + " true");
                expected.add(kind.code() + " " + code + " false");
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static CreditRecord record(Case one, Line line) {
        return one.file().records().stream()
                .filter(record -> record.id().equals(line.record()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void derivedContractRowsComeFromContracts() {
        Set<String> derived = region.of("mining")
                .flatMap(one -> one.evaluation().lines().stream()
                        .filter(Line::counted)
                        .filter(line -> record(one, line).type().equals("contract")))
                .map(line -> line.provision().value())
                .collect(Collectors.toSet());
        assertThat(derived).containsExactlyInAnyOrder("intermediary-6-1", "intermediary-6-2", "intermediary-6-3");
    }

    @Test
    void everyGradeOfEverySectorOccurs() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            Set<Grade> grades = region.of(sector.id().value())
                    .map(one -> one.evaluation().grade())
                    .filter(grade -> grade != null)
                    .collect(Collectors.toSet());
            assertThat(grades)
                    .as(sector.id().value())
                    .isEqualTo(ruleSet(sector.id().value()).gradeScale().stream()
                            .map(step -> step.grade())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void mostGradesAreGoodAndFewAreTheWorst() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            Map<String, Long> shares = region.of(sector.id().value())
                    .filter(one -> one.evaluation().status() == Status.GRADED)
                    .collect(Collectors.groupingBy(
                            one -> one.evaluation().grade().letter(), TreeMap::new, Collectors.counting()));
            long all = shares.values().stream().mapToLong(Long::longValue).sum();
            long good = shares.get("A") + shares.get("B");
            long bad = shares.get("D") + shares.getOrDefault("E", 0L);
            assertThat(good * 100 / all).as(sector.id() + " " + shares).isBetween(70L, 97L);
            assertThat(bad * 100 / all).as(sector.id() + " " + shares).isLessThan(12L);
        }
    }

    @Test
    void everyStatusOfEverySectorOccurs() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            assertThat(region.of(sector.id().value())
                            .map(one -> one.evaluation().status()))
                    .as(sector.id().value())
                    .contains(Status.values());
        }
    }

    @Test
    void everyUngradedReasonOccurs() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            assertThat(region.of(sector.id().value())
                            .filter(one -> one.evaluation().status() == Status.UNGRADED))
                    .allSatisfy(one -> assertThat(one.evaluation().missing()).isNotEmpty());
        }
        // Reading F13: each condition of B that can be the only one missing; below 30 demerits is never it (reading
        // F10).
        assertThat(onlyUnmetConditionsOfB())
                .containsExactlyInAnyOrder(
                        "37-1", "37-2-inspections", "37-2-assurance", "37-3-intent", "37-3-warnings", "37-3-penalty");
    }

    private Set<String> onlyUnmetConditionsOfB() {
        Map<String, String> codes = new HashMap<>();
        ruleSet("fooddrug")
                .rules()
                .forEach(rule -> codes.put(rule.code(), rule.text().zh()));
        Set<String> alone = new TreeSet<>();
        region.of("fooddrug")
                .filter(one -> one.evaluation().status() == Status.UNGRADED)
                .map(one -> one.evaluation().conditions().stream()
                        .filter(condition -> Grade.B.equals(condition.grade()) && !condition.met())
                        .toList())
                .filter(unmet -> unmet.size() == 1)
                .forEach(unmet -> alone.add(codeOf(unmet.get(0), codes)));
        return alone;
    }

    private static String codeOf(Condition condition, Map<String, String> codes) {
        String text = condition.text().in(Language.ZH);
        return codes.entrySet().stream()
                .filter(code -> code.getKey().startsWith("37") && text.startsWith(code.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyWayToBeWithoutALicenceLeavesUngraded() {
        Set<String> licences = new TreeSet<>();
        region.of("fooddrug")
                .filter(one -> one.evaluation().status() == Status.UNGRADED)
                .forEach(one -> {
                    CreditRecord licence = one.file().latest("licence", today);
                    licences.add(
                            licence == null
                                    ? "none"
                                    : licence.validUntil().isBefore(today)
                                            ? "run out"
                                            : licence.facts().text("status"));
                });
        assertThat(licences).containsExactlyInAnyOrder("none", "run out", "suspended", "revoked", "expired", "valid");
    }

    @Test
    void everyListIsThereNowAndInThePast() {
        Set<String> seen = new TreeSet<>();
        for (Map<String, Object> line : region.lines) {
            for (Map<String, Object> entry : SampleLines.objects(line, "listings")) {
                seen.add(entry.get("sector") + " " + entry.get("list") + " "
                        + (entry.containsKey("until") ? "ended" : "current"));
            }
        }
        Set<String> expected = new TreeSet<>();
        for (String list : List.of(
                "fooddrug red",
                "fooddrug black",
                "fooddrug severe",
                "fooddrug abnormal",
                "mining severe",
                "mining abnormal",
                "industry severe",
                "industry abnormal")) {
            expected.add(list + " current");
            expected.add(list + " ended");
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void everyListEffectOccurs() {
        assertThat(effects("fooddrug", today))
                .contains(
                        "red leave 第四十一条",
                        "black propose 第四十八条第（一）项",
                        "black propose 第四十八条第（二）项",
                        "severe propose 第四十四条第（一）项");
        assertThat(effects("mining", today)).containsExactlyInAnyOrder("severe propose 第十六条", "severe propose 第十七条");
        // The red list is entered with a full period only (reading F15).
        assertThat(effects("fooddrug", LocalDate.of(today.getYear(), 12, 31)))
                .contains("red enter 第四十六条第（一）项", "red enter 第四十六条第（二）项");
    }

    private Set<String> effects(String sector, LocalDate asOf) {
        Set<String> effects = new TreeSet<>();
        region.of(sector)
                .map(one -> asOf.equals(today) ? one.evaluation() : one.sector().evaluate(one.file(), asOf))
                .flatMap(evaluation -> evaluation.lists().stream())
                .forEach(effect -> effects.add(effect.list().code() + " "
                        + effect.effect().code() + " " + effect.citation().text()));
        return effects;
    }

    @Test
    void everyRecordTypeAndFactOccursWithEveryWordItCanHave() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            for (RecordType type : sector.plugin().recordTypes()) {
                List<CreditRecord> records = region.of(sector.id().value())
                        .flatMap(one -> one.file().records().stream())
                        .filter(record -> record.type().equals(type.type()))
                        .toList();
                assertThat(records).as(sector.id() + " " + type.type()).isNotEmpty();
                for (FactType fact : type.facts()) {
                    assertThat(valuesOf(fact, records))
                            .as(sector.id() + " " + type.type() + " " + fact.name())
                            .containsAll(expected(fact));
                }
            }
        }
    }

    private static Set<Object> valuesOf(FactType fact, List<CreditRecord> records) {
        Set<Object> values = new HashSet<>();
        for (CreditRecord record : records) {
            if (record.facts().has(fact.name())) {
                values.add(record.facts().values().get(fact.name()));
                values.add("present");
            }
        }
        return values;
    }

    private static Set<Object> expected(FactType fact) {
        return switch (fact.value()) {
            case FactType.Value.Choice choice -> Set.copyOf(choice.words());
            case FactType.Value.Truth truth -> Set.of(true);
            case FactType.Value.Decimal number -> fact.name().equals("item") ? items() : Set.of("present");
            case FactType.Value.Day day -> Set.of("present");
            case FactType.Value.Words words -> Set.of("present");
        };
    }

    /** The items of 000, article 19. */
    private static Set<Object> items() {
        Set<Object> items = new HashSet<>();
        for (int item = 1; item <= 9; item++) {
            items.add(BigDecimal.valueOf(item));
        }
        return items;
    }

    @Test
    void everyRoleKindAndSubjectStatusOccurs() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            assertThat(region.of(sector.id().value()).map(one -> one.file().role()))
                    .as(sector.id().value())
                    .containsAll(
                            sector.plugin().roles().stream().map(Role::code).toList());
            assertThat(region.of(sector.id().value()).map(one -> one.file().status()))
                    .contains(SubjectStatus.values());
        }
        assertThat(region.of("fooddrug").map(one -> one.file().kind())).contains(SubjectKind.values());
        assertThat(region.of("mining").map(one -> one.file().kind())).contains(SubjectKind.values());
    }

    @Test
    void someSubjectsAreInSeveralSectors() {
        Map<Integer, Long> bySectors = region.lines.stream()
                .collect(Collectors.groupingBy(
                        line -> SampleLines.object(line, "roles").size(), Collectors.counting()));
        assertThat(bySectors.get(2)).isGreaterThan(100);
        assertThat(bySectors.get(3)).isGreaterThan(10);
    }

    @Test
    void repairedRunOutSilencedAndHiddenRecordsOccur() {
        for (Sector sector : SampleLines.REGISTRY.enabled()) {
            List<CreditRecord> records = region.of(sector.id().value())
                    .flatMap(one -> one.file().records().stream())
                    .toList();
            LocalDate fiveYearsAgo = today.minusYears(5);
            assertThat(records).as(sector.id().value()).anyMatch(record -> record.repairedBy(today));
            assertThat(records)
                    .anyMatch(record -> record.decidedOn().isBefore(fiveYearsAgo)
                            && record.type().equals(sector.id().value().equals("industry") ? "penalty" : "adverse"));
            assertThat(records).anyMatch(record -> Boolean.FALSE.equals(record.disclosable()));
        }
        for (String sector : List.of("fooddrug", "mining")) {
            assertThat(region.of(sector).flatMap(one -> one.evaluation().lines().stream()))
                    .anyMatch(line -> !line.counted());
        }
    }

    /** Reading M4: on the severe list, information goes on counting after its five years. */
    @Test
    void theSevereListProlongs() {
        assertThat(region.of("mining")
                        .flatMap(one -> one.evaluation().lines().stream()
                                .filter(Line::counted)
                                .map(line -> record(one, line))))
                .anyMatch(record ->
                        record.type().equals("adverse") && record.decidedOn().isBefore(today.minusYears(5)));
    }

    /** Reading M7: a crime that leads to the severe list is shown and not deducted. */
    @Test
    void crimesUnderArticle16AreNotDeducted() {
        assertThat(region.of("mining").flatMap(one -> one.evaluation().lines().stream()))
                .anyMatch(line -> line.provision().value().equals("holder-57-1") && !line.counted())
                .anyMatch(line -> line.provision().value().equals("intermediary-41-1") && !line.counted());
    }

    /** Reading M13. */
    @Test
    void penaltiesThatAreNotFinalOccur() {
        assertThat(region.records().filter(SampleLines::isNotFinal).count()).isGreaterThanOrEqualTo(3);
        assertThat(region.records().map(record -> record.get("basis")))
                .contains("penalty", "order", "judgment", "supervision");
    }

    @Test
    void everyFlagOccursWithEachOfItsGrounds() {
        Set<String> reasons = new TreeSet<>();
        region.of("industry")
                .flatMap(one -> one.evaluation().flags().stream())
                .forEach(flag -> reasons.add(flag.why().in(Language.ZH)));
        assertThat(reasons)
                .anyMatch(why -> why.matches("信用等级为[CD]级"))
                .anyMatch(why -> why.matches("一年内查实的投诉举报\\d次"))
                .contains("列入异常名录", "一年内发生过严重违法违规")
                .anyMatch(why -> why.contains("；"));
        assertThat(region.of("mining")
                        .flatMap(one -> one.evaluation().flags().stream())
                        .map(Flag::flag))
                .contains("rule-set-past-its-term");
    }

    @Test
    void nothingLiesInTheFuture() {
        for (Map<String, Object> line : region.lines) {
            for (Map<String, Object> record : SampleLines.objects(line, "records")) {
                for (String member : List.of("decidedOn", "endedOn", "repairedOn", "finalOn")) {
                    assertNotAfterToday(SampleLines.day(record, member), line);
                }
                Map<String, Object> facts = SampleLines.object(record, "facts");
                assertNotAfterToday(SampleLines.day(facts, "completedOn"), line);
                assertNotAfterToday(SampleLines.day(facts, "removedOn"), line);
                LocalDate repaired = SampleLines.day(record, "repairedOn");
                assertThat(repaired == null || !repaired.isBefore(SampleLines.day(record, "decidedOn")))
                        .isTrue();
            }
            for (Map<String, Object> entry : SampleLines.objects(line, "listings")) {
                assertNotAfterToday(SampleLines.day(entry, "from"), line);
                assertNotAfterToday(SampleLines.day(entry, "until"), line);
            }
        }
    }

    private void assertNotAfterToday(LocalDate day, Map<String, Object> line) {
        assertThat(day == null || !day.isAfter(today)).as(line::toString).isTrue();
    }

    /** Reading P11: what gives points is not older than its sector's rules; periods of prior grades are closed ones. */
    @Test
    void whatGivesPointsIsNotOlderThanTheRules() {
        for (Case one : region.cases) {
            LocalDate start = one.sector().plugin().ruleBook().start();
            assertThat(one.file().records())
                    .filteredOn(record -> record.type().equals("adverse"))
                    .allMatch(record -> !record.decidedOn().isBefore(start));
            assertThat(one.file().priorGrades())
                    .allSatisfy(
                            prior -> assertThat(one.sector().plugin().periods().lastDay(prior.period()))
                                    .hasValueSatisfying(last -> assertThat(last).isBefore(today)));
        }
    }

    @Test
    void everyRecordHasItsDisclosureWorkedOut() {
        for (Case one : region.cases) {
            one.file()
                    .records()
                    .forEach(record -> assertThat(one.sector().plugin().disclosure(record, one.file(), today))
                            .isNotNull());
        }
    }

    /** The file stands in the order of a stored one (reading T7). */
    @Test
    void recordsStandInTheOrderOfTheirDays() {
        assertThat(region.lines)
                .allSatisfy(line -> assertThat(SampleLines.objects(line, "records").stream()
                                .map(record -> SampleLines.text(record, "decidedOn")))
                        .isSorted());
    }
}
