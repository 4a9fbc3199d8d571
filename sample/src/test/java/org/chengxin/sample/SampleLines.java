package org.chengxin.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.json.StandingReader;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Reads the region back, as whoever loads it does. */
final class SampleLines {

    static final SectorRegistry REGISTRY = SectorRegistry.load(SampleLines.class.getClassLoader(), List.of());

    private SampleLines() {}

    static byte[] bytes(LocalDate today, long seed, int ordinarySubjects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 22);
        try {
            SampleRegion.write(out, today, seed, ordinarySubjects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The usual region of a day. */
    static List<Map<String, Object>> of(LocalDate today) {
        return of(bytes(today, SampleRegion.SEED, SampleRegion.ORDINARY_SUBJECTS));
    }

    static List<Map<String, Object>> of(byte[] region) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : new String(region, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                Faults faults = new Faults();
                lines.add(object(JsonInput.read(line.getBytes(StandardCharsets.UTF_8), faults)));
                assertThat(faults.list()).isEmpty();
            }
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    /** The objects of an array that may be absent. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, Object> line, String name) {
        return (List<Map<String, Object>>) line.getOrDefault(name, List.of());
    }

    static Map<String, Object> object(Map<String, Object> line, String name) {
        return object(line.getOrDefault(name, Map.of()));
    }

    static String text(Map<String, Object> json, String name) {
        return (String) json.get(name);
    }

    static LocalDate day(Map<String, Object> json, String name) {
        String day = text(json, name);
        return day == null ? null : LocalDate.parse(day);
    }

    /** Whether a penalty of mining is not final yet, so that the store leaves it out of an evaluation (reading M13). */
    static boolean isNotFinal(Map<String, Object> record) {
        return text(record, "sector").equals("mining")
                && "penalty".equals(record.get("basis"))
                && !record.containsKey("finalOn");
    }

    /** A subject's file in a sector; every record must be one that the sector takes. Ids are places in the line. */
    static CreditFile file(Map<String, Object> line, Sector sector, LocalDate asOf) {
        String role = text(object(line, "roles"), sector.id().value());
        RuleSet ruleSet = sector.ruleSetOn(asOf).orElseThrow();
        CreditFileReader reader = new CreditFileReader(REGISTRY, sector, asOf);
        Faults faults = new Faults();
        List<CreditRecord> records = new ArrayList<>();
        List<Map<String, Object>> all = objects(line, "records");
        for (int i = 0; i < all.size(); i++) {
            if (!text(all.get(i), "sector").equals(sector.id().value()) || isNotFinal(all.get(i))) {
                continue;
            }
            String pointer = "/records/" + i;
            Bound item = Bound.object(all.get(i), pointer, faults);
            CreditRecord record = reader.record(item, Integer.toString(i), role, ruleSet, faults);
            item.text("sector", true, 100);
            StandingReader.read(item, asOf, faults);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            if (record != null) {
                records.add(record);
            }
        }
        assertThat(faults.list()).as(line::toString).isEmpty();
        return new CreditFile(
                SubjectKind.parse(text(line, "kind")).orElseThrow(),
                role,
                SubjectStatus.parse(text(line, "status")).orElseThrow(),
                priorGrades(line, sector),
                listings(line),
                records);
    }

    private static List<PriorGrade> priorGrades(Map<String, Object> line, Sector sector) {
        return objects(line, "priorGrades").stream()
                .filter(prior -> text(prior, "sector").equals(sector.id().value()))
                .map(prior -> new PriorGrade(text(prior, "period"), Grade.of(text(prior, "grade"))))
                .toList();
    }

    private static List<Listing> listings(Map<String, Object> line) {
        return objects(line, "listings").stream()
                .map(entry -> new Listing(
                        ListKind.parse(text(entry, "list")).orElseThrow(),
                        SectorId.of(text(entry, "sector")),
                        day(entry, "from"),
                        day(entry, "until")))
                .toList();
    }
}
