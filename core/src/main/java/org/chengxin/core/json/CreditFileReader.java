package org.chengxin.core.json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Takes in the JSON of an evaluation request, naming every fault of it at once. */
public final class CreditFileReader {

    /** How many records a file may have. */
    public static final int MOST_RECORDS = 5_000;

    /** How many years ahead a day may be looked at. */
    public static final int YEARS_AHEAD = 10;

    private static final int MOST_LISTINGS = 1_000;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 200;
    private static final List<String> KINDS =
            Stream.of(SubjectKind.values()).map(SubjectKind::code).toList();
    private static final List<String> STATUSES =
            Stream.of(SubjectStatus.values()).map(SubjectStatus::code).toList();
    private static final List<String> LISTS =
            Stream.of(ListKind.values()).map(ListKind::code).toList();

    private final SectorRegistry registry;
    private final Sector sector;
    private final LocalDate today;
    private final List<String> types;
    private final int most;

    /**
     * A reader for one sector.
     *
     * @param registry which other sectors a listing may name
     * @param today the present day, from which days ahead are counted
     */
    public CreditFileReader(SectorRegistry registry, Sector sector, LocalDate today) {
        this(registry, sector, today, MOST_RECORDS);
    }

    private CreditFileReader(SectorRegistry registry, Sector sector, LocalDate today, int most) {
        this.registry = registry;
        this.most = most;
        this.sector = sector;
        this.today = today;
        this.types =
                sector.plugin().recordTypes().stream().map(RecordType::type).toList();
    }

    /** A reader for files that the service itself has kept, which is not asked how long they are: two that were merged may be longer. */
    public static CreditFileReader ofKept(SectorRegistry registry, Sector sector, LocalDate today) {
        return new CreditFileReader(registry, sector, today, Integer.MAX_VALUE);
    }

    /** A file and the day to look at it. */
    public record Request(CreditFile file, LocalDate asOf) {}

    /** The input has more records than one evaluation takes. */
    public static final class TooManyRecordsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyRecordsException() {
            super("more than " + MOST_RECORDS + " records");
        }
    }

    /**
     * Takes in a request.
     *
     * @param json what {@link JsonInput} read
     * @param faults where faults go
     * @return the request, empty if there is any fault
     * @throws TooManyRecordsException if there are more than {@link #MOST_RECORDS} records
     */
    public Optional<Request> read(Object json, Faults faults) {
        Bound body = Bound.object(json, "", faults);
        LocalDate asOf = asOf(body, true);
        Bound subject = body.object("subject", true);
        SubjectKind kind = null;
        String role = null;
        SubjectStatus status = SubjectStatus.ACTIVE;
        if (subject != null) {
            kind = subject.word("kind", true, word -> SubjectKind.parse(word).orElse(null), KINDS);
            role = subject.word(
                    "role",
                    true,
                    word -> sector.plugin().role(word).map(Role::code).orElse(null),
                    sector.plugin().roles().stream().map(Role::code).toList());
            status = Objects.requireNonNullElse(
                    subject.word(
                            "status", false, word -> SubjectStatus.parse(word).orElse(null), STATUSES),
                    SubjectStatus.ACTIVE);
            subject.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        RuleSet ruleSet = asOf == null ? null : sector.ruleSetOn(asOf).orElse(null);
        if (ruleSet == null) {
            // Without a usable day the newest rule set still shows what else is wrong.
            List<RuleSet> all = sector.plugin().ruleBook().ruleSets();
            ruleSet = all.get(all.size() - 1);
        }
        List<PriorGrade> priorGrades = priorGrades(body, ruleSet, faults);
        List<Listing> listings = listings(body, faults);
        List<CreditRecord> records = records(body, "records", true, role, ruleSet, Set.of(), faults);
        body.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Request(new CreditFile(kind, role, status, priorGrades, listings, records), asOf));
    }

    /** The day to look at, in the bounds of the rules and of looking ahead; null where it is absent or at fault. */
    LocalDate asOf(Bound body, boolean required) {
        LocalDate asOf = body.day("asOf", required);
        if (asOf == null) {
            return null;
        }
        return checkAsOf(sector, asOf, today, body).orElse(null);
    }

    private static Optional<LocalDate> checkAsOf(Sector sector, LocalDate asOf, LocalDate today, Bound body) {
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        LocalDate start = sector.plugin().ruleBook().start();
        if (asOf.isAfter(latest)) {
            body.fault("asOf", FaultCode.DATE_TOO_FAR, latest);
            return Optional.empty();
        }
        if (asOf.isBefore(start)) {
            body.fault("asOf", FaultCode.DATE_BEFORE_RULES, start);
            return Optional.empty();
        }
        if (sector.ruleSetOn(asOf).isEmpty()) {
            body.fault("asOf", FaultCode.DATE_WITHOUT_RULES);
            return Optional.empty();
        }
        return Optional.of(asOf);
    }

    private List<PriorGrade> priorGrades(Bound body, RuleSet ruleSet, Faults faults) {
        PeriodKind periods = sector.plugin().periods();
        List<String> scale = ruleSet.gradeScale().stream()
                .map(GradeMeaning::grade)
                .map(Grade::letter)
                .toList();
        List<PriorGrade> grades = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<?> items = bounded(body, "priorGrades", faults);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/priorGrades/" + i, faults);
            String period = item.text("period", true, LONGEST_ID);
            if (period != null && periods.firstDay(period).isEmpty()) {
                item.fault("period", FaultCode.PERIOD_INVALID);
            } else if (period != null && !seen.add(period)) {
                item.fault("period", FaultCode.PERIOD_DUPLICATE);
            }
            Grade grade = item.word("grade", true, letter -> scale.contains(letter) ? Grade.of(letter) : null, scale);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            if (period != null && grade != null) {
                grades.add(new PriorGrade(period, grade));
            }
        }
        return grades;
    }

    private List<Listing> listings(Bound body, Faults faults) {
        List<String> sectors = Stream.concat(
                        registry.all().stream().map(known -> known.id().value()), Stream.of(OutsideList.SECTOR.value()))
                .toList();
        List<Listing> listings = new ArrayList<>();
        List<?> items = bounded(body, "listings", faults);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/listings/" + i, faults);
            ListKind list = item.word("list", true, word -> ListKind.parse(word).orElse(null), LISTS);
            SectorId of = item.word("sector", false, id -> sectors.contains(id) ? SectorId.of(id) : null, sectors);
            LocalDate from = item.day("from", true);
            LocalDate until = item.day("until", false);
            boolean disputed = Boolean.TRUE.equals(item.truth("disputed"));
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            boolean ordered = from == null || until == null || !until.isBefore(from);
            if (!ordered) {
                item.fault("until", FaultCode.DATE_ORDER);
            }
            if (list != null && from != null && ordered) {
                listings.add(new Listing(list, of == null ? sector.id() : of, from, until, disputed));
            }
        }
        return listings;
    }

    private static List<?> bounded(Bound body, String name, Faults faults) {
        List<?> items = body.array(name, false);
        if (items.size() > MOST_LISTINGS) {
            faults.add(body.pointer(name), FaultCode.VALUE_RANGE, "≤ " + MOST_LISTINGS);
            return List.of();
        }
        return items;
    }

    /**
     * Takes in an array of records.
     *
     * @param member the array's name
     * @param taken ids that none of them may have
     */
    List<CreditRecord> records(
            Bound body,
            String member,
            boolean required,
            String role,
            RuleSet ruleSet,
            Set<String> taken,
            Faults faults) {
        List<?> items = body.array(member, required);
        if (items.size() > most) {
            throw new TooManyRecordsException();
        }
        List<CreditRecord> records = new ArrayList<>(items.size());
        Set<String> ids = new HashSet<>(taken);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/" + member + "/" + i, faults);
            int before = faults.size();
            String id = item.text("id", true, LONGEST_ID);
            if (id != null && !ids.add(id)) {
                item.fault("id", FaultCode.ID_DUPLICATE);
            }
            CreditRecord record = record(item, id, role, ruleSet, faults);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            if (record != null && faults.size() == before) {
                records.add(record);
            }
        }
        return records;
    }

    /**
     * Takes in the members of a record that its sector reads.
     *
     * @param item the record's object; the caller refuses what else is in it
     * @param id its id, null where that is at fault
     * @param role the subject's role, null where that is at fault
     * @return the record, null if any of these members is at fault
     */
    public CreditRecord record(Bound item, String id, String role, RuleSet ruleSet, Faults faults) {
        int before = faults.size();
        RecordType type = item.word("type", true, sector::recordType, types);
        LocalDate decidedOn = item.day("decidedOn", true);
        ProvisionCode provision = provision(item, type, role, ruleSet);
        String act = item.text("act", false, LONGEST_ID);
        Facts facts = facts(item, type, provision);
        if (type != null && role != null) {
            sector.plugin().check(type.type(), provision, facts, role, ruleSet, item.pointer(), faults);
        }
        LocalDate endedOn = item.day("endedOn", false);
        LocalDate repairedOn = item.day("repairedOn", false);
        LocalDate validUntil = item.day("validUntil", false);
        DocumentReference document = document(item.object("document", false));
        Boolean disclosable = item.truth("public");
        if (faults.size() > before || id == null) {
            return null;
        }
        return new CreditRecord(
                id,
                type.type(),
                provision,
                decidedOn,
                act,
                facts,
                endedOn,
                repairedOn,
                validUntil,
                document,
                disclosable);
    }

    private ProvisionCode provision(Bound item, RecordType type, String role, RuleSet ruleSet) {
        RecordType.ProvisionUse use = type == null ? RecordType.ProvisionUse.OPTIONAL : type.provision();
        boolean gradedRole =
                role == null || sector.plugin().role(role).map(Role::graded).orElse(true);
        boolean required = use == RecordType.ProvisionUse.REQUIRED && gradedRole;
        String code = item.text("provision", required, LONGEST_ID);
        if (code == null) {
            return null;
        }
        if (use == RecordType.ProvisionUse.NONE) {
            item.fault("provision", FaultCode.FIELD_NOT_APPLICABLE);
            return null;
        }
        Optional<ProvisionCode> known = ProvisionCode.parse(code).filter(ruleSet::knows);
        if (known.isEmpty()) {
            item.fault("provision", FaultCode.PROVISION_UNKNOWN);
        }
        return known.orElse(null);
    }

    private static Facts facts(Bound item, RecordType type, ProvisionCode provision) {
        Bound given = item.objectOrEmpty("facts");
        if (type == null) {
            return Facts.NONE;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FactType fact : type.facts()) {
            Object value = given.fact(fact, fact.requiredUnder(provision));
            if (value != null) {
                values.put(fact.name(), value);
            }
        }
        given.refuseOthers(FaultCode.FACT_UNKNOWN);
        return Facts.of(values);
    }

    static DocumentReference document(Bound document) {
        if (document == null) {
            return null;
        }
        String number = document.text("number", false, LONGEST_TEXT);
        String authority = document.text("authority", false, LONGEST_ID);
        Optional<AreaCode> area = AreaCode.parse(authority).filter(Areas.region()::contains);
        if (authority != null && area.isEmpty()) {
            document.fault("authority", FaultCode.AREA_UNKNOWN);
        }
        String issuer = document.text("issuer", false, LONGEST_TEXT);
        document.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return new DocumentReference(number, area.orElse(null), issuer);
    }
}
