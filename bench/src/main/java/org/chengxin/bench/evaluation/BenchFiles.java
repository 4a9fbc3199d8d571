package org.chengxin.bench.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** The made-up files that are evaluated. */
public final class BenchFiles {

    /** The day on which they are evaluated. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 9, 30);

    private BenchFiles() {}

    /**
     * A right holder's file of ten records with everything that the rules look at: two public scores, an act with two results and
     * a supervision item, one breach of its own, one repaired, one run out, one honour at two levels.
     */
    static CreditFile mining() {
        return mining(List.of(
                record("score-2025", "public-score", null, "2025-06-30", Map.of("score", new BigDecimal("842"))),
                record("score-2026", "public-score", null, "2026-06-30", Map.of("score", new BigDecimal("870.5"))),
                adverse("plan", "holder-36-2", "2024-02-18", "A-03"),
                adverse("inspection", "holder-32-1", "2024-02-18", "A-03"),
                adverse("supervised", "holder-56-1", "2024-04-02", "A-03"),
                adverse("archive", "holder-54-1", "2025-11-20", null),
                repaired(adverse("mended", "holder-1-1", "2023-05-09", null), "2024-08-01"),
                adverse("long-ago", "holder-37-2", "2021-03-10", null),
                honour("city", "honour-2", "2026-01-15", "绿色矿山建设先进企业", null),
                honour("region", "honour-1", "2026-05-06", "绿色矿山建设先进企业", "2028-05-05")));
    }

    /** A right holder's file of any length, mixed like {@link #mining()}, with acts of three records. */
    public static CreditFile mining(int size, RuleSet rules) {
        List<ProvisionCode> holder = rules.provisions().stream()
                .map(Provision::code)
                .filter(code -> code.value().startsWith("holder-"))
                .toList();
        LocalDate first = LocalDate.of(2020, 12, 1);
        List<CreditRecord> records = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String id = "r" + i;
            String day = first.plusDays((long) i * 2100 / size).toString();
            switch (i % 10) {
                case 0 ->
                    records.add(
                            record(id, "public-score", null, day, Map.of("score", BigDecimal.valueOf(700 + i % 300))));
                case 1 -> records.add(honour(id, "honour-" + (1 + i / 10 % 4), day, "荣誉" + i / 20, "2027-12-31"));
                case 2 -> records.add(repaired(adverse(id, code(holder, i), day, null), day));
                case 3, 4, 5 -> records.add(adverse(id, code(holder, i), day, "A-" + i / 10));
                default -> records.add(adverse(id, code(holder, i), day, null));
            }
        }
        return mining(records);
    }

    /** An operator's file of ten records: licence, inspections, a finding, an act with two penalties, a fine, batches. */
    static CreditFile foodDrug() {
        return new CreditFile(
                SubjectKind.LEGAL_PERSON,
                "operator",
                SubjectStatus.ACTIVE,
                List.of(),
                List.of(),
                List.of(
                        record("licence", "licence", null, "2024-03-01", Map.of("status", "valid")),
                        record("spring", "inspection", null, "2026-03-12", Map.of("assurance", "basically-sound")),
                        record("autumn", "inspection", null, "2026-09-03", Map.of("assurance", "sound")),
                        adverse("complaint", "27-1", "2026-02-08", null),
                        record("samples", "adverse", "27-3", "2026-04-14", Map.of("batches", BigDecimal.valueOf(3))),
                        withAct(
                                record(
                                        "fine",
                                        "adverse",
                                        "28-fine",
                                        "2026-05-06",
                                        Map.of("amount", new BigDecimal("48000"), "mitigated", true)),
                                "P-1"),
                        adverse("warning", "28-1a", "2026-05-06", "P-1"),
                        repaired(adverse("mended", "27-5a", "2026-01-20", null), "2026-06-01"),
                        adverse("last-year", "27-4b", "2025-10-10", null),
                        record("charity", "social-responsibility", null, "2026-07-01", Map.of("verified", true))));
    }

    /** An operator's file of any length over the last five years: inspections and breaches of all kinds, one in ten repaired. */
    public static CreditFile foodDrug(int size, RuleSet rules) {
        List<ProvisionCode> breaches = rules.provisions().stream()
                .filter(row -> row.points() instanceof Points.Fixed)
                .map(Provision::code)
                .filter(code -> code.value().startsWith("27-") && !code.value().equals("27-3"))
                .toList();
        LocalDate first = LocalDate.of(2021, 10, 1);
        List<CreditRecord> records = new ArrayList<>(size);
        records.add(record("licence", "licence", null, "2021-10-01", Map.of("status", "valid")));
        for (int i = 1; i < size; i++) {
            String id = "r" + i;
            String day = first.plusDays((long) i * 1800 / size).toString();
            switch (i % 10) {
                case 0, 1 -> records.add(record(id, "inspection", null, day, Map.of("assurance", "sound")));
                case 2 -> records.add(repaired(adverse(id, code(breaches, i), day, null), day));
                case 3 ->
                    records.add(record(
                            id, "adverse", "28-fine", day, Map.of("amount", BigDecimal.valueOf(1_000L * (i + 1)))));
                case 4, 5 -> records.add(adverse(id, "28-1a", day, "P-" + i / 10));
                default -> records.add(adverse(id, code(breaches, i), day, null));
            }
        }
        return new CreditFile(
                SubjectKind.LEGAL_PERSON, "operator", SubjectStatus.ACTIVE, List.of(), List.of(), records);
    }

    private static CreditFile mining(List<CreditRecord> records) {
        return new CreditFile(
                SubjectKind.LEGAL_PERSON, "mining-right-holder", SubjectStatus.ACTIVE, List.of(), List.of(), records);
    }

    private static String code(List<ProvisionCode> codes, int i) {
        return codes.get(i * 7 % codes.size()).value();
    }

    private static CreditRecord adverse(String id, String provision, String day, String act) {
        return withAct(record(id, "adverse", provision, day, Map.of()), act);
    }

    private static CreditRecord honour(String id, String provision, String day, String name, String until) {
        CreditRecord plain = record(id, "honour", provision, day, Map.of("honour", name));
        return new CreditRecord(
                plain.id(),
                plain.type(),
                plain.provision(),
                plain.decidedOn(),
                null,
                plain.facts(),
                null,
                null,
                until == null ? null : LocalDate.parse(until),
                null,
                null);
    }

    static CreditRecord record(String id, String type, String provision, String day, Map<String, Object> facts) {
        return new CreditRecord(
                id,
                type,
                provision == null ? null : ProvisionCode.of(provision),
                LocalDate.parse(day),
                null,
                Facts.of(facts),
                null,
                null,
                null,
                null,
                null);
    }

    private static CreditRecord withAct(CreditRecord record, String act) {
        return new CreditRecord(
                record.id(),
                record.type(),
                record.provision(),
                record.decidedOn(),
                act,
                record.facts(),
                null,
                null,
                null,
                null,
                null);
    }

    private static CreditRecord repaired(CreditRecord record, String day) {
        return new CreditRecord(
                record.id(),
                record.type(),
                record.provision(),
                record.decidedOn(),
                record.act(),
                record.facts(),
                null,
                LocalDate.parse(day),
                null,
                null,
                null);
    }
}
