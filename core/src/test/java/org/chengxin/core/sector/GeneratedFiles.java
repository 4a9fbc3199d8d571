package org.chengxin.core.sector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * Valid credit files of a sector, made of nothing but what its plugin publishes: record types, provisions, roles, grades. Every
 * record has passed the reader and the plugin's own check. The same seed makes the same files.
 */
final class GeneratedFiles {

    private static final int ATTEMPTS = 24;
    private static final int DAYS_OF_RECORDS = 9 * 365;
    private static final List<String> TAIL_DAYS = List.of("-02-28", "-03-31", "-06-30", "-12-31");

    private final SectorPlugin plugin;
    private final SectorPluginContract contract;
    private final Sector sector;
    private final SectorRegistry registry;
    private final Random random;
    private int made;

    GeneratedFiles(SectorPluginContract contract, long seed) {
        this.contract = contract;
        this.plugin = contract.plugin();
        this.registry = SectorRegistry.of(List.of(plugin), List.of());
        this.sector = registry.find(plugin.id().value()).orElseThrow();
        this.random = new Random(seed);
    }

    Sector sector() {
        return sector;
    }

    /** A file and the day to look at it. */
    record Sample(CreditFile file, LocalDate asOf) {}

    /** What became of a provision or of a type without one: the records that were taken, and why others were not. */
    record Outcome(
            String role, RecordType type, ProvisionCode provision, List<CreditRecord> taken, List<Fault> refused) {}

    /** The days worth looking at under a rule set: its ends, ends of periods, leap days, and days between. */
    List<LocalDate> daysOf(RuleSet ruleSet) {
        LocalDate last = ruleSet.until() == null ? ruleSet.from().plusDays(DAYS_OF_RECORDS) : ruleSet.until();
        TreeSet<LocalDate> days = new TreeSet<>(List.of(ruleSet.from(), last));
        for (int year = ruleSet.from().getYear(); year <= last.getYear(); year++) {
            for (String tail : TAIL_DAYS) {
                days.add(LocalDate.parse(year + tail));
            }
            if (LocalDate.of(year, 1, 1).isLeapYear()) {
                days.add(LocalDate.of(year, 2, 29));
            }
        }
        for (int i = 0; i < 5; i++) {
            days.add(ruleSet.from().plusDays(random.nextInt(DAYS_OF_RECORDS)));
        }
        days.removeIf(day -> day.isBefore(ruleSet.from()) || day.isAfter(last));
        return List.copyOf(days);
    }

    /** Tries to make records of every type, under every provision, for a role. */
    List<Outcome> outcomes(String role, RuleSet ruleSet) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RecordType type : plugin.recordTypes()) {
            if (type.provision() != RecordType.ProvisionUse.REQUIRED) {
                outcomes.add(outcome(role, type, null, ruleSet));
            }
            if (type.provision() != RecordType.ProvisionUse.NONE) {
                for (Provision provision : ruleSet.provisions()) {
                    outcomes.add(outcome(role, type, provision.code(), ruleSet));
                }
            }
        }
        return outcomes;
    }

    private Outcome outcome(String role, RecordType type, ProvisionCode provision, RuleSet ruleSet) {
        int wanted =
                provision == null ? 6 : Math.max(2, 16 / ruleSet.provisions().size());
        List<CreditRecord> taken = new ArrayList<>();
        List<Fault> refused = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS && taken.size() < wanted; i++) {
            Map<String, Object> record = record(type, provision, ruleSet);
            Faults faults = new Faults();
            Map<String, Object> request = Map.of(
                    "asOf",
                    ruleSet.from().toString(),
                    "subject",
                    Map.of("kind", SubjectKind.LEGAL_PERSON.code(), "role", role),
                    "records",
                    List.of(record));
            new CreditFileReader(registry, sector, ruleSet.from())
                    .read(request, faults)
                    .ifPresent(read -> taken.addAll(read.file().records()));
            refused.addAll(faults.list());
        }
        return new Outcome(role, type, provision, List.copyOf(taken), List.copyOf(refused));
    }

    /** All records that could be made for a role. */
    List<CreditRecord> pool(String role, RuleSet ruleSet) {
        return outcomes(role, ruleSet).stream()
                .flatMap(outcome -> outcome.taken().stream())
                .toList();
    }

    /**
     * Files of all sizes for every rule set, role, kind and status, with the days to look at them.
     *
     * @param each how many for each role and rule set
     * @param apart whether no two records share an act or a text, so that none can silence another by a tie
     */
    List<Sample> samples(int each, boolean apart) {
        List<Sample> samples = new ArrayList<>();
        for (RuleSet ruleSet : plugin.ruleBook().ruleSets()) {
            List<LocalDate> days = daysOf(ruleSet);
            for (Role role : plugin.roles()) {
                List<CreditRecord> pool = pool(role.code(), ruleSet);
                for (int i = 0; i < each; i++) {
                    CreditFile file = file(role.code(), pool, ruleSet, i, apart);
                    samples.add(new Sample(file, days.get(random.nextInt(days.size()))));
                    samples.add(new Sample(file, days.get(days.size() - 1)));
                }
            }
        }
        return samples;
    }

    private CreditFile file(String role, List<CreditRecord> pool, RuleSet ruleSet, int number, boolean apart) {
        // Mostly small files, in which each record decides something; now and then a large one.
        int size = number % 10 == 9 ? pool.size() : Math.min(pool.size(), random.nextInt(9));
        List<CreditRecord> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, random);
        List<CreditRecord> records = new ArrayList<>();
        for (CreditRecord record : shuffled.subList(0, size)) {
            String act = apart ? "act-" + record.id() : random.nextBoolean() ? null : "act-" + random.nextInt(4);
            records.add(withAct(record, act));
        }
        SubjectKind[] kinds = SubjectKind.values();
        return new CreditFile(
                kinds[number % kinds.length],
                role,
                number % 7 == 6 ? SubjectStatus.DISSOLVED : SubjectStatus.ACTIVE,
                priorGrades(ruleSet),
                listings(ruleSet),
                records);
    }

    private List<PriorGrade> priorGrades(RuleSet ruleSet) {
        List<PriorGrade> grades = new ArrayList<>();
        List<GradeMeaning> scale = ruleSet.gradeScale();
        for (int year = 0; year < 9; year++) {
            LocalDate day = ruleSet.from().plusYears(year);
            if (random.nextBoolean()) {
                plugin.periods()
                        .periodOf(day)
                        .ifPresent(period -> grades.add(new PriorGrade(
                                period, scale.get(random.nextInt(scale.size())).grade())));
            }
        }
        return grades;
    }

    private List<Listing> listings(RuleSet ruleSet) {
        List<Listing> listings = new ArrayList<>();
        for (ListKind list : ListKind.values()) {
            if (random.nextInt(4) == 0) {
                LocalDate from = ruleSet.from().plusDays(random.nextInt(DAYS_OF_RECORDS));
                listings.add(new Listing(
                        list, plugin.id(), from, random.nextBoolean() ? null : from.plusDays(random.nextInt(2_000))));
            }
        }
        return listings;
    }

    private static CreditRecord withAct(CreditRecord record, String act) {
        return new CreditRecord(
                record.id(),
                record.type(),
                record.provision(),
                record.decidedOn(),
                act,
                record.facts(),
                record.endedOn(),
                record.repairedOn(),
                record.validUntil(),
                record.document(),
                record.disclosable());
    }

    private Map<String, Object> record(RecordType type, ProvisionCode provision, RuleSet ruleSet) {
        made++;
        LocalDate decidedOn = ruleSet.from().plusDays(random.nextInt(DAYS_OF_RECORDS));
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", "r" + made);
        record.put("type", type.type());
        record.put("decidedOn", decidedOn.toString());
        if (provision != null) {
            record.put("provision", provision.value());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactType fact : type.facts()) {
            if (fact.requiredUnder(provision) || random.nextBoolean()) {
                facts.put(fact.name(), value(fact, decidedOn, ruleSet));
            }
        }
        facts.putAll(contract.facts(type, provision));
        record.put("facts", facts);
        if (random.nextInt(4) == 0) {
            record.put("endedOn", decidedOn.plusDays(random.nextInt(600) - 300L).toString());
        }
        if (random.nextInt(5) == 0) {
            record.put(
                    "repairedOn", decidedOn.plusDays(random.nextInt(900) - 30L).toString());
        }
        if (random.nextInt(3) == 0) {
            record.put(
                    "validUntil",
                    decidedOn.plusDays(random.nextInt(3_000) - 30L).toString());
        }
        if (random.nextInt(6) == 0) {
            record.put("public", random.nextBoolean());
        }
        if (random.nextInt(6) == 0) {
            record.put("document", Map.of("number", "示例" + made + "号", "authority", "150784"));
        }
        return record;
    }

    private Object value(FactType fact, LocalDate decidedOn, RuleSet ruleSet) {
        return switch (fact.value()) {
            case FactType.Value.Truth truth -> random.nextBoolean();
            case FactType.Value.Day day ->
                decidedOn.plusDays(random.nextInt(1_500) - 400L).toString();
            case FactType.Value.Choice choice ->
                choice.words().get(random.nextInt(choice.words().size()));
            case FactType.Value.Words words -> words(words, ruleSet);
            case FactType.Value.Decimal bounds -> decimal(bounds);
        };
    }

    /** Half the texts are provision codes, since a text may name one. */
    private String words(FactType.Value.Words words, RuleSet ruleSet) {
        List<Provision> provisions = List.copyOf(ruleSet.provisions());
        if (!provisions.isEmpty() && random.nextBoolean()) {
            return provisions.get(random.nextInt(provisions.size())).code().value();
        }
        String text = "示例文字" + made;
        return text.length() <= words.longest() ? text : text.substring(text.length() - words.longest());
    }

    /** The bounds themselves, or something between, as often small as large. */
    private BigDecimal decimal(FactType.Value.Decimal bounds) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(bounds.decimals());
        BigDecimal least =
                bounds.leastIncluded() ? bounds.least() : bounds.least().add(step);
        BigDecimal room = bounds.most().subtract(least);
        BigDecimal share = switch (random.nextInt(5)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.ONE;
            case 2 -> new BigDecimal(random.nextDouble());
            default -> new BigDecimal(Math.pow(10, -12 * random.nextDouble()));
        };
        return least.add(room.multiply(share, MathContext.DECIMAL128).setScale(bounds.decimals(), RoundingMode.DOWN));
    }
}
