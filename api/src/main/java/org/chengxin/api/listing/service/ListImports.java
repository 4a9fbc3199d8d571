package org.chengxin.api.listing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.feed.service.ListChange;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.imports.service.SmallTable;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.api.listing.store.OutsideEntry;
import org.chengxin.api.subject.service.SubjectIntake;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.json.Bound;
import org.chengxin.core.law.Language;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.subject.CreditCode;

/**
 * Takes over what outside authorities share of their severe lists: entries, and removals, which end publication at once, though the
 * law leaves one working day (398 号文, 四（三）, 五（四）). Good rows go in, bad ones are named; a file can be sent again.
 */
@ApplicationScoped
public class ListImports {

    private static final int MOST_ROWS = 2_000;
    private static final int MOST_FAULTS = 1_000;
    private static final int LONGEST_FACTS = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_KEY = 200;
    private static final int OK = 200;
    private static final Set<String> REQUIRED = Set.of("list", "subject", "enteredOn", "facts", "document.number");
    private static final Set<String> OPTIONAL = Set.of("name", "removedOn", "sourceKey");
    private static final Length TO_END = new Length.WorkingDays(1);
    private static final List<String> NAMES =
            OutsideList.all().stream().map(OutsideList::name).toList();

    private final ListingStore listings;
    private final SubjectStore subjects;
    private final GradeStore grades;
    private final AuditTrail audit;
    private final Feed feed;
    private final Retries retries;
    private final ServiceClock clock;

    @Inject
    public ListImports(
            ListingStore listings,
            SubjectStore subjects,
            GradeStore grades,
            AuditTrail audit,
            Feed feed,
            Retries retries,
            ServiceClock clock) {
        this.listings = listings;
        this.subjects = subjects;
        this.grades = grades;
        this.audit = audit;
        this.feed = feed;
        this.retries = retries;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ListImports() {
        this(null, null, null, null, null, null, null);
    }

    /** A row as it was read; what is at fault is null. */
    private record Row(
            SmallTable.Row source,
            OutsideList list,
            CreditCode code,
            String name,
            LocalDate enteredOn,
            LocalDate removedOn,
            String facts,
            String document,
            String sourceKey) {

        private Key key() {
            return new Key(list, sourceKey == null ? code + " " + enteredOn : sourceKey);
        }

        private boolean isGood() {
            return source.faults().isEmpty();
        }

        private void fault(String column, FaultCode code, Object... particulars) {
            source.faults().add("/" + column, code, particulars);
        }
    }

    private record Key(OutsideList list, String sourceKey) {}

    /** A fault of a row. */
    record FaultAnswer(int row, String column, String code, String detail) {}

    /** What came of a file. */
    record Answer(
            int rows,
            int entered,
            int removed,
            int unchanged,
            int failed,
            LocalDate publicationEndedOn,
            LocalDate publicationDueToEndOn,
            List<FaultAnswer> faults) {}

    /**
     * Takes a file.
     *
     * @throws Refusal if the office has no area (403), or the file is no such table (400)
     */
    public Written take(byte[] body, String key, Caller caller, Language language) {
        if (caller.authority() == null) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return retries.once(key, caller, "POST /lists/imports", body, () -> {
            List<Row> rows = SmallTable.read(body, REQUIRED, OPTIONAL, MOST_ROWS).stream()
                    .map(this::row)
                    .toList();
            return new Written(OK, null, null, null, Json.bytes(take(rows, caller, language)));
        });
    }

    private Row row(SmallTable.Row source) {
        LocalDate today = clock.today();
        Bound item = Bound.object(new LinkedHashMap<>(source.cells()), "", source.faults());
        OutsideList list =
                item.word("list", true, name -> OutsideList.named(name).orElse(null), NAMES);
        CreditCode code = code(item);
        LocalDate entered = pastDay(item, "enteredOn", true, today);
        LocalDate removed = pastDay(item, "removedOn", false, today);
        if (entered != null && removed != null && removed.isBefore(entered)) {
            item.fault("removedOn", FaultCode.DATE_ORDER);
        }
        return new Row(
                source,
                list,
                code,
                item.text("name", false, LONGEST_NAME),
                entered,
                removed,
                item.text("facts", true, LONGEST_FACTS),
                item.text("document.number", true, LONGEST_NUMBER),
                item.text("sourceKey", false, LONGEST_KEY));
    }

    private static CreditCode code(Bound item) {
        String text = item.text("subject", true, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        Optional<CreditCode.Fault> fault = CreditCode.faultOf(text);
        fault.ifPresent(found -> item.fault("subject", SubjectIntake.faultCode(found)));
        return fault.isPresent() ? null : CreditCode.of(text);
    }

    private static LocalDate pastDay(Bound item, String name, boolean required, LocalDate today) {
        LocalDate day = item.day(name, required);
        if (day != null && day.isAfter(today)) {
            item.fault(name, FaultCode.DATE_FUTURE);
        }
        return day;
    }

    private Answer take(List<Row> rows, Caller caller, Language language) {
        LocalDate today = clock.today();
        Map<CreditCode, SubjectRow> found = found(rows, caller);
        Map<Key, OutsideEntry> known = known(rows.stream().filter(Row::isGood).toList());
        Set<Key> seen = new HashSet<>();
        List<OutsideEntry> added = new ArrayList<>();
        Map<LocalDate, List<Long>> ended = new LinkedHashMap<>();
        Map<Long, String> touched = new LinkedHashMap<>();
        List<ListChange> entered = new ArrayList<>();
        List<ListChange> left = new ArrayList<>();
        int unchanged = 0;
        for (Row row : rows) {
            if (!row.isGood()) {
                continue;
            }
            if (!seen.add(row.key())) {
                row.fault("sourceKey", FaultCode.SOURCE_KEY_DUPLICATE);
                continue;
            }
            SubjectRow subject = found.get(row.code());
            OutsideEntry before = known.get(row.key());
            if (before == null) {
                OutsideEntry entry = entry(row, subject);
                added.add(entry);
                if (row.removedOn() == null) {
                    entered.add(change(entry, subject, null));
                }
                touched.put(subject.id(), subject.publicId());
            } else if (before.subjectId() != subject.id() || !before.enteredOn().equals(row.enteredOn())) {
                row.fault("sourceKey", FaultCode.SOURCE_KEY_DUPLICATE);
            } else if (row.removedOn() != null && before.removedOn() == null) {
                ended.computeIfAbsent(row.removedOn(), day -> new ArrayList<>()).add(before.id());
                left.add(change(before, subject, row.removedOn()));
                touched.put(subject.id(), subject.publicId());
            } else {
                unchanged++;
            }
        }
        listings.takeOver(added, today, caller.authority().value());
        ended.forEach((day, ids) -> listings.endOutside(ids, day, today));
        grades.outdate(touched.keySet());
        feed.listsEntered(entered);
        feed.listsLeft(left);
        int removed = ended.values().stream().mapToInt(List::size).sum();
        int failed = (int) rows.stream().filter(row -> !row.isGood()).count();
        if (!touched.isEmpty()) {
            audit.writeAbout(
                    caller,
                    AuditAction.LISTS_IMPORTED,
                    touched,
                    null,
                    Map.of("entered", added.size(), "removed", removed, "failed", failed));
        }
        return new Answer(
                rows.size(),
                added.size(),
                removed,
                unchanged,
                failed,
                removed == 0 ? null : today,
                removed == 0
                        ? null
                        : WorkingCalendar.national().deadline(today, TO_END).due(),
                faults(rows, language));
    }

    /** The subjects of the good rows, locked; a row whose subject is unknown or another office's is good no more. */
    private Map<CreditCode, SubjectRow> found(List<Row> rows, Caller caller) {
        Set<CreditCode> codes = rows.stream().filter(Row::isGood).map(Row::code).collect(Collectors.toSet());
        Map<CreditCode, SubjectRow> found = codes.isEmpty()
                ? Map.of()
                : subjects.ofCodes(codes).stream().collect(Collectors.toMap(SubjectRow::code, Function.identity()));
        subjects.lock(found.values().stream().map(SubjectRow::id).toList());
        for (Row row : rows) {
            SubjectRow subject = row.isGood() ? found.get(row.code()) : null;
            if (row.isGood() && subject == null) {
                row.fault("subject", FaultCode.SUBJECT_UNKNOWN);
            } else if (row.isGood() && !caller.actsFor(subject.area())) {
                row.fault("subject", FaultCode.AREA_NOT_ALLOWED);
            } else if (row.isGood() && row.name() != null && !row.name().equals(subject.name())) {
                row.fault("name", FaultCode.NAME_DIFFERS);
            }
        }
        return found;
    }

    private Map<Key, OutsideEntry> known(Collection<Row> rows) {
        Map<Key, OutsideEntry> known = new HashMap<>();
        rows.stream()
                .map(Row::key)
                .collect(Collectors.groupingBy(
                        Key::list, LinkedHashMap::new, Collectors.mapping(Key::sourceKey, Collectors.toSet())))
                .forEach((list, keys) -> listings.outside(list, keys)
                        .forEach(entry -> known.put(new Key(list, entry.sourceKey()), entry)));
        return known;
    }

    private static OutsideEntry entry(Row row, SubjectRow subject) {
        return new OutsideEntry(
                0,
                PublicIds.next(),
                row.list(),
                row.key().sourceKey(),
                subject.id(),
                row.enteredOn(),
                row.removedOn(),
                row.facts(),
                row.document());
    }

    private static ListChange change(OutsideEntry entry, SubjectRow subject, LocalDate removedOn) {
        return new ListChange(
                subject.publicId(),
                entry.publicId(),
                new Listing(ListKind.SEVERE, OutsideList.SECTOR, entry.enteredOn(), removedOn));
    }

    private static List<FaultAnswer> faults(List<Row> rows, Language language) {
        List<FaultAnswer> answers = new ArrayList<>();
        for (Row row : rows) {
            for (Fault fault : row.source().faults().list()) {
                answers.add(new FaultAnswer(
                        row.source().number(),
                        fault.pointer().isEmpty() ? null : fault.pointer().substring(1),
                        fault.code().code(),
                        fault.detail().in(language)));
            }
        }
        return answers.size() <= MOST_FAULTS ? answers : answers.subList(0, MOST_FAULTS);
    }
}
