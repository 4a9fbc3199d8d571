package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordState;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Standing;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.Marks;
import org.chengxin.core.procedure.Matter;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/** Finds what a procedure is about, with the file around it, and locks the subject until the transaction ends. */
@ApplicationScoped
public class Concerns {

    private static final String REVIEW = "review";
    private static final String OBJECTION = "objection";
    private static final Map<String, ListKind> LISTS = Map.of(
            "severe-listing", ListKind.SEVERE,
            "severe-removal", ListKind.SEVERE,
            "abnormal-removal", ListKind.ABNORMAL);

    private final SubjectStore subjects;
    private final RecordStore records;
    private final ListingStore listings;
    private final FileStore files;
    private final ProcedureStore cases;
    private final Regrading regrading;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Concerns(
            SubjectStore subjects,
            RecordStore records,
            ListingStore listings,
            FileStore files,
            ProcedureStore cases,
            Regrading regrading,
            Sectors sectors,
            ServiceClock clock) {
        this.subjects = subjects;
        this.records = records;
        this.listings = listings;
        this.files = files;
        this.cases = cases;
        this.regrading = regrading;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Concerns() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * What a filing is about.
     *
     * @param caller empty for somebody without a token
     * @throws Refusal if there is no such thing (404), it was erased (410) or withdrawn (409), or the filing does not say enough (400)
     */
    Concern of(ProcedureIntake intake, Optional<Caller> caller) {
        return switch (intake.about()) {
            case RECORD, INSPECTION ->
                intake.kind().equals(REVIEW)
                        ? ofDecided(intake.id())
                        : ofRecord(intake.about(), intake.id(), list(intake));
            case LISTING -> ofListing(intake.id());
            case PROCEDURE -> ofCase(cases.find(intake.id()).orElseThrow(Refusal::notFound));
            case GRADE -> ofGrade(intake, caller);
            case SUBJECT -> ofSubject(intake, caller);
        };
    }

    /** What a case is about, as it is now. */
    Concern of(CaseRow row) {
        return switch (row.matter().about()) {
            case RECORD, INSPECTION ->
                ofRecord(row.matter().about(), row.matter().id(), row.matter().list());
            case LISTING -> ofListing(row.matter().id());
            case PROCEDURE -> ofCase(cases.byId(row.matter().reviewed()).orElseThrow());
            case GRADE -> plain(About.GRADE, locked(row.subject()), sector(row.sector()), row.sector(), null, null);
            case SUBJECT ->
                plain(
                        About.SUBJECT,
                        locked(row.subject()),
                        sector(row.sector()),
                        row.subject(),
                        row.matter().list(),
                        row.office());
        };
    }

    private static ListKind list(ProcedureIntake intake) {
        return intake.list() == null ? LISTS.get(intake.kind()) : intake.list();
    }

    private Sector sector(String id) {
        return id == null ? null : sectors.enabled(id);
    }

    private SubjectRow locked(String publicId) {
        return Found.subject(subjects.lock(publicId));
    }

    private RecordRow present(String recordId) {
        return records.find(recordId, sectors.registry())
                .orElseThrow(() -> Refusal.of(records.isErased(recordId) ? ProblemType.ERASED : ProblemType.NOT_FOUND));
    }

    private Concern ofRecord(About about, String recordId, ListKind list) {
        SubjectRow subject = locked(records.subjectOf(recordId).orElseThrow(Refusal::notFound));
        RecordRow row = present(recordId);
        if (row.state() == RecordState.WITHDRAWN) {
            throw Refusal.conflict("/about", FaultCode.RECORD_WITHDRAWN);
        }
        StoredRecord stored = row.stored();
        Sector sector =
                stored.isGeneral() ? null : sectors.enabled(stored.sector().value());
        DocumentReference document = stored.record().document();
        AreaCode office = document == null || document.authority() == null ? subject.area() : document.authority();
        Matter matter = matter(about, subject, sector, row, list, office, marks(stored, sector));
        return new Concern(
                subject,
                sector,
                matter,
                new CaseRow.Matter(about, recordId, list, null),
                row,
                null,
                null,
                ServiceClock.dayOf(row.enteredAt()));
    }

    private static Set<String> marks(StoredRecord stored, Sector sector) {
        Set<String> marks = new HashSet<>();
        boolean good = stored.isGeneral()
                ? stored.general().category().deletable()
                : sector.recordType(stored.record().type()).category() == RecordType.Category.GOOD;
        if (good) {
            marks.add(Marks.GOOD);
        }
        if (stored.isGeneral() && GeneralDisclosure.isAdverse(stored.general())) {
            marks.add(Marks.ADVERSE);
        }
        return marks;
    }

    private Concern ofListing(String listingId) {
        ListingRow found = listings.find(listingId).orElseThrow(Refusal::notFound);
        SubjectRow subject = locked(found.subject());
        ListingRow listing = listings.find(listingId).orElseThrow(Refusal::notFound);
        Sector sector = sectors.enabled(listing.listing().sector().value());
        AreaCode office = listing.authority() == null ? subject.area() : listing.authority();
        ListKind list = listing.listing().list();
        return new Concern(
                subject,
                sector,
                matter(About.LISTING, subject, sector, null, list, office, Set.of()),
                new CaseRow.Matter(About.LISTING, listingId, list, null),
                null,
                listing,
                null,
                listing.publishedOn());
    }

    private Concern ofDecided(String recordId) {
        SubjectRow subject = locked(records.subjectOf(recordId).orElseThrow(Refusal::notFound));
        return ofCase(cases.latestDecided(subject.id(), OBJECTION, recordId).orElseThrow(Refusal::notFound));
    }

    private Concern ofCase(CaseRow reviewed) {
        SubjectRow subject = locked(reviewed.subject());
        Sector sector = sector(reviewed.sector());
        return new Concern(
                subject,
                sector,
                matter(About.PROCEDURE, subject, sector, null, null, reviewed.office(), Set.of()),
                new CaseRow.Matter(About.PROCEDURE, reviewed.publicId(), null, reviewed.id()),
                null,
                null,
                reviewed,
                null);
    }

    private Concern ofGrade(ProcedureIntake intake, Optional<Caller> caller) {
        SubjectRow subject = locked(subjectOf(intake, caller));
        Sector sector = sectors.enabled(intake.id());
        if (!rolesOf(subject).contains(intake.id())) {
            throw Refusal.notFound();
        }
        return plain(About.GRADE, subject, sector, intake.id(), null, null);
    }

    private Concern ofSubject(ProcedureIntake intake, Optional<Caller> caller) {
        SubjectRow subject = locked(intake.id());
        ListKind list = list(intake);
        String sectorId = intake.sector() == null ? onlySector(subject, list) : intake.sector();
        if (sectorId == null) {
            throw Refusal.invalid("/sector", FaultCode.FIELD_MISSING);
        }
        AreaCode own = caller.map(Caller::authority).orElse(null);
        return plain(About.SUBJECT, subject, sectors.enabled(sectorId), intake.id(), list, own);
    }

    private static String subjectOf(ProcedureIntake intake, Optional<Caller> caller) {
        String named = intake.subject() == null ? caller.map(Caller::subject).orElse(null) : intake.subject();
        if (named == null) {
            throw Refusal.invalid("/about/subject", FaultCode.FIELD_MISSING);
        }
        return named;
    }

    /** The sector of the list that the subject is on, or the only one in which it has a role; null where that tells nothing. */
    private String onlySector(SubjectRow subject, ListKind list) {
        List<String> on = listings.ofSubject(subject.id()).stream()
                .filter(row -> row.listing().list() == list && row.listing().holdsOn(clock.today()))
                .map(row -> row.listing().sector().value())
                .distinct()
                .toList();
        List<String> candidates = on.isEmpty() ? List.copyOf(rolesOf(subject)) : on;
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    private Set<String> rolesOf(SubjectRow subject) {
        return subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
    }

    private Concern plain(
            About about, SubjectRow subject, Sector sector, String aboutId, ListKind list, AreaCode filer) {
        Optional<ListingRow> listing = listings.ofSubject(subject.id()).stream()
                .filter(row -> row.listing().list() == list
                        && row.listing().sector().equals(sector.id())
                        && row.listing().holdsOn(clock.today()))
                .reduce((earlier, later) -> later);
        AreaCode office = listing.map(ListingRow::authority).orElse(filer == null ? subject.area() : filer);
        return new Concern(
                subject,
                sector,
                matter(about, subject, sector, null, list, office, gradeOf(subject, sector)),
                new CaseRow.Matter(about, aboutId, list, null),
                null,
                listing.orElse(null),
                null,
                null);
    }

    /** The grade as of today, as a word that the tables can ask of a subject. */
    private Set<String> gradeOf(SubjectRow subject, Sector sector) {
        LocalDate today = clock.today();
        return sector.ruleSetOn(today).isEmpty()
                ? Set.of()
                : regrading.files(sector, List.of(subject.id())).stream()
                        .map(graded -> sector.evaluate(graded.file(), today).grade())
                        .filter(Objects::nonNull)
                        .map(grade -> "grade-" + grade.letter())
                        .collect(Collectors.toSet());
    }

    private Matter matter(
            About about,
            SubjectRow subject,
            Sector sector,
            RecordRow row,
            ListKind list,
            AreaCode office,
            Set<String> marks) {
        Map<String, Standing> standings = new HashMap<>();
        CreditFile file = sector == null ? general(subject, standings) : file(subject, sector, standings);
        CreditRecord record = row == null ? null : row.stored().record();
        if (row != null) {
            standings.put(record.id(), row.stored().standing());
        }
        return new Matter(about, sector == null ? null : sector.plugin(), file, standings, record, list, office, marks);
    }

    private CreditFile file(SubjectRow subject, Sector sector, Map<String, Standing> standings) {
        return regrading.files(sector, List.of(subject.id())).stream()
                .findFirst()
                .map(graded -> {
                    standings.putAll(graded.stored().standings());
                    return graded.file();
                })
                .orElseGet(() -> withoutRecords(subject));
    }

    private CreditFile general(SubjectRow subject, Map<String, Standing> standings) {
        List<GeneralRecord> all = records.general(List.of(subject.id())).getOrDefault(subject.id(), List.of());
        all.forEach(each -> standings.put(each.record().id(), each.standing()));
        CreditFile plain = withoutRecords(subject);
        return new CreditFile(
                plain.kind(),
                plain.role(),
                plain.status(),
                List.of(),
                plain.listings(),
                all.stream().map(GeneralRecord::record).toList());
    }

    private CreditFile withoutRecords(SubjectRow subject) {
        return new CreditFile(
                subject.kind(),
                "",
                subject.status(),
                List.of(),
                files.listings(List.of(subject.id())).getOrDefault(subject.id(), List.of()),
                List.of());
    }
}
