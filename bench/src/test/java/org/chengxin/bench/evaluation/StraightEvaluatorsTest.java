package org.chengxin.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Provision;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;

/** The straight evaluators are a fair measure only as long as they answer every file as the plugins do. */
class StraightEvaluatorsTest {

    private static final int FILES = 4000;
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);

    private final Random random = new Random(20260930);

    @Test
    void straightMiningAnswersAsThePluginDoes() {
        Sector plugin = Sectors.sector("mining");
        StraightMining straight = new StraightMining(Sectors.rules(plugin));
        List<Provision> provisions = List.copyOf(Sectors.rules(plugin).provisions());
        Set<String> outcomes = new TreeSet<>();
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (int i = 0; i < FILES; i++) {
            CreditFile file = miningFile(provisions);
            LocalDate asOf = day();
            Evaluation expected = plugin.evaluate(file, asOf);
            requireAlike(straight.evaluate(file, asOf), expected);
            statuses.add(expected.status());
            outcomes.add(String.valueOf(expected.grade()));
        }
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(outcomes).contains("A", "B", "C", "D", "E");
        requireAlike(
                straight.evaluate(BenchFiles.mining(), BenchFiles.AS_OF),
                plugin.evaluate(BenchFiles.mining(), BenchFiles.AS_OF));
    }

    @Test
    void straightFoodDrugAnswersAsThePluginDoes() {
        Sector plugin = Sectors.sector("fooddrug");
        StraightFoodDrug straight = new StraightFoodDrug(Sectors.rules(plugin));
        List<Provision> provisions = Sectors.rules(plugin).provisions().stream()
                .filter(provision -> !provision.attributes().containsKey("mitigated_points"))
                .filter(provision -> !provision.code().value().equals("28-8a"))
                .toList();
        Set<String> outcomes = new TreeSet<>();
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (int i = 0; i < FILES; i++) {
            CreditFile file = foodDrugFile(provisions);
            LocalDate asOf = random.nextBoolean() ? LocalDate.of(2021 + random.nextInt(6), 12, 31) : day();
            Evaluation expected = plugin.evaluate(file, asOf);
            requireAlike(straight.evaluate(file, asOf), expected);
            statuses.add(expected.status());
            outcomes.add(String.valueOf(expected.grade()));
        }
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(outcomes).contains("A", "B", "C", "D");
        requireAlike(
                straight.evaluate(BenchFiles.foodDrug(), BenchFiles.AS_OF),
                plugin.evaluate(BenchFiles.foodDrug(), BenchFiles.AS_OF));
    }

    @Test
    void theLongFileHasTheLengthAskedFor() {
        Sector plugin = Sectors.sector("mining");
        CreditFile file = BenchFiles.mining(5000, Sectors.rules(plugin));
        assertThat(file.records()).hasSize(5000);
        assertThat(plugin.evaluate(file, BenchFiles.AS_OF).lines()).hasSizeGreaterThan(3000);
    }

    private static void requireAlike(Evaluation actual, Evaluation expected) {
        for (Language language : Language.values()) {
            assertThat(new String(EvaluationWriter.bytes(actual, language), StandardCharsets.UTF_8))
                    .isEqualTo(new String(EvaluationWriter.bytes(expected, language), StandardCharsets.UTF_8));
        }
    }

    private CreditFile miningFile(List<Provision> provisions) {
        String role =
                pick("mining-right-holder", "mining-right-holder", "intermediary", "intermediary", "bidder", "winner");
        boolean graded = role.equals("mining-right-holder") || role.equals("intermediary");
        String table = role.equals("intermediary") ? "intermediary-" : "holder-";
        List<Provision> own = provisions.stream()
                .filter(provision -> provision.code().value().startsWith(table))
                .toList();
        List<CreditRecord> records = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            records.add(
                    record("score", "public-score", null, Map.of("score", BigDecimal.valueOf(random.nextInt(1001)))));
        }
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            records.add(
                    switch (random.nextInt(6)) {
                        case 0 ->
                            record(
                                    "s" + i,
                                    "public-score",
                                    null,
                                    Map.of("score", BigDecimal.valueOf(random.nextInt(1001))));
                        case 1 ->
                            record(
                                    "h" + i,
                                    "honour",
                                    "honour-" + (1 + random.nextInt(4)),
                                    Map.of("honour", pick("甲", "乙", " 甲 ")));
                        case 2 -> record("c" + i, "contract", null, contract());
                        default ->
                            record(
                                    "a" + i,
                                    "adverse",
                                    own.get(random.nextInt(own.size())).code().value(),
                                    random.nextInt(4) > 0
                                            ? Map.of()
                                            : Map.of("severe", graded ? pick("16-1", "16-2") : pick("17-1", "17-4")));
                    });
        }
        if (random.nextInt(6) == 0) {
            String crime = role.equals("intermediary") ? "intermediary-41-1" : "holder-57-1";
            records.add(record("crime", "adverse", crime, graded ? Map.of("severe", "16-1") : Map.of()));
        }
        return new CreditFile(kind(), role, status(), List.of(), listings("mining"), records);
    }

    private Map<String, Object> contract() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("dueOn", day());
        facts.put("funded", random.nextInt(5) > 0);
        facts.put("excused", random.nextInt(5) == 0);
        if (random.nextBoolean()) {
            facts.put("completedOn", day());
        }
        return facts;
    }

    private CreditFile foodDrugFile(List<Provision> provisions) {
        List<CreditRecord> records = new ArrayList<>();
        String year = Integer.toString(2021 + random.nextInt(6));
        if (random.nextInt(10) > 0) {
            records.add(record(
                    "licence",
                    "licence",
                    null,
                    Map.of("status", pick("valid", "valid", "valid", "valid", "suspended", "revoked", "cancelled"))));
        }
        int inspections = random.nextInt(6);
        for (int i = 0; i < inspections; i++) {
            records.add(record(
                    "i" + i,
                    "inspection",
                    null,
                    Map.of("assurance", pick("sound", "sound", "basically-sound", "unsound"))));
        }
        int adverse = random.nextInt(5);
        for (int i = 0; i < adverse; i++) {
            String code =
                    provisions.get(random.nextInt(provisions.size())).code().value();
            Map<String, Object> facts = new HashMap<>();
            switch (code) {
                case "27-3" -> facts.put("batches", BigDecimal.valueOf(1 + random.nextInt(60)));
                case "27-15" -> {
                    facts.put("analogousTo", pick("27-1", "27-3", "27-12"));
                    facts.put("reason", "类同");
                }
                case "28-1b" -> facts.put("repeat", BigDecimal.valueOf(1 + random.nextInt(4)));
                case "28-fine" -> {
                    facts.put("amount", BigDecimal.valueOf(random.nextInt(1_500_000)));
                    facts.put("mitigated", random.nextBoolean());
                }
                default -> {
                    // The others say nothing more.
                }
            }
            facts.put("intentional", random.nextInt(5) == 0);
            records.add(record("a" + i, "adverse", code, facts));
        }
        if (random.nextInt(4) == 0) {
            records.add(record(
                    "f",
                    "finding",
                    null,
                    Map.of(
                            "finding",
                            pick(
                                    "no-clear-improvement",
                                    "banned-person-employed",
                                    "blacklisted",
                                    "criminal-liability-major-accident"))));
        }
        records.add(record("w", "social-responsibility", null, Map.of("verified", random.nextBoolean())));
        List<PriorGrade> priors = new ArrayList<>();
        for (int y = 2019; y < 2027; y++) {
            if (random.nextInt(4) > 0) {
                priors.add(new PriorGrade(Integer.toString(y), random.nextBoolean() ? Grade.A : Grade.B));
            }
        }
        return new CreditFile(
                kind(),
                "operator",
                status(),
                priors,
                listings("fooddrug"),
                records.stream()
                        .map(record -> random.nextInt(4) == 0 ? record : inYear(record, year))
                        .toList());
    }

    private static CreditRecord inYear(CreditRecord record, String year) {
        return new CreditRecord(
                record.id(),
                record.type(),
                record.provision(),
                record.decidedOn().withYear(Integer.parseInt(year)),
                record.act(),
                record.facts(),
                null,
                record.repairedOn(),
                record.validUntil(),
                null,
                null);
    }

    private List<Listing> listings(String sector) {
        List<Listing> listings = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            int size = 1 + random.nextInt(2);
            for (int i = 0; i < size; i++) {
                LocalDate from = day();
                listings.add(new Listing(
                        pick(ListKind.values()),
                        SectorId.of(random.nextInt(4) == 0 ? "industry" : sector),
                        from,
                        random.nextBoolean() ? from.plusDays(random.nextInt(1500)) : null));
            }
        }
        return listings;
    }

    private CreditRecord record(String id, String type, String provision, Map<String, Object> facts) {
        CreditRecord plain = BenchFiles.record(id, type, provision, day().toString(), facts);
        return new CreditRecord(
                id,
                type,
                plain.provision(),
                plain.decidedOn(),
                random.nextInt(2) == 0 ? null : pick("A-1", "A-2"),
                Facts.of(facts),
                null,
                random.nextInt(6) == 0 ? day() : null,
                random.nextInt(4) == 0 ? day() : null,
                null,
                null);
    }

    private SubjectKind kind() {
        return pick(SubjectKind.values());
    }

    private SubjectStatus status() {
        return random.nextInt(12) == 0 ? SubjectStatus.DISSOLVED : SubjectStatus.ACTIVE;
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(2190));
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
