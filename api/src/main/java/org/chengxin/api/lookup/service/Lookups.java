package org.chengxin.api.lookup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.AdverseRecords;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Sight;
import org.chengxin.api.subject.service.SubjectProfile;
import org.chengxin.api.subject.service.Subjects;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.file.Listing;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;

/** Looks many subjects up at once for a decision of an office (001, articles 25 and 26), with as many statements as for one. */
@ApplicationScoped
public class Lookups {

    private final Database database;
    private final SubjectStore store;
    private final Subjects subjects;
    private final FileStore files;
    private final AdverseRecords adverse;
    private final Receipts receipts;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Lookups(
            Database database,
            SubjectStore store,
            Subjects subjects,
            FileStore files,
            AdverseRecords adverse,
            Receipts receipts,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.files = files;
        this.adverse = adverse;
        this.receipts = receipts;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Lookups() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** One that is asked for, and the subject that was found, null where none was. */
    private record Asked(String code, Integer index, SubjectRow row) {}

    /**
     * Looks subjects up.
     *
     * @throws Refusal if the input is at fault or a purpose is missing (400), or the caller may not ask by identity number (403)
     */
    public Prepared lookUp(byte[] body, Caller caller) {
        boolean keepsFiles =
                caller.is(AccessRole.OFFICER) || caller.is(AccessRole.REVIEWER) || caller.is(AccessRole.AGENCY);
        LookupQuestion question = LookupQuestion.read(body, !keepsFiles && caller.purpose() == null, clock.today());
        if (!keepsFiles && !question.idNumbers().isEmpty()) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return database.inTransaction(() -> answer(asked(question), caller));
    }

    private List<Asked> asked(LookupQuestion question) {
        Map<CreditCode, SubjectRow> byCode = new HashMap<>();
        store.ofCodes(question.codes()).forEach(row -> byCode.put(row.code(), row));
        Map<IdentityNumber, SubjectRow> byNumber = store.ofNumbers(question.idNumbers());
        Map<String, SubjectRow> merged = new HashMap<>();
        List<String> elsewhere = Stream.concat(byCode.values().stream(), byNumber.values().stream())
                .flatMap(row -> Stream.ofNullable(row.mergedInto()))
                .distinct()
                .toList();
        store.ofPublicIds(elsewhere).forEach(row -> merged.put(row.publicId(), row));
        List<Asked> asked = new ArrayList<>();
        for (CreditCode code : question.codes()) {
            asked.add(new Asked(code.value(), null, present(byCode.get(code), merged)));
        }
        for (int i = 0; i < question.idNumbers().size(); i++) {
            asked.add(
                    new Asked(null, i, present(byNumber.get(question.idNumbers().get(i)), merged)));
        }
        return asked;
    }

    /** The file that there is now, where the one found was merged into another. */
    private static SubjectRow present(SubjectRow found, Map<String, SubjectRow> merged) {
        return found == null || found.mergedInto() == null ? found : merged.get(found.mergedInto());
    }

    private Prepared answer(List<Asked> asked, Caller caller) {
        Map<Long, SubjectRow> rows = new LinkedHashMap<>();
        asked.stream().flatMap(one -> Stream.ofNullable(one.row())).forEach(row -> rows.put(row.id(), row));
        Map<Long, SubjectProfile> profiles = profiles(rows);
        Map<Long, List<LookupItem.Listed>> listings = listings(rows.keySet());
        Map<Long, AdverseRecords.Count> adverseOf = adverse(rows, caller);
        List<LookupItem> items = asked.stream()
                .map(one -> one.row() == null
                        ? LookupItem.missing(one.code(), one.index())
                        : new LookupItem(
                                one.code(),
                                one.index(),
                                true,
                                profiles.get(one.row().id()),
                                listings.getOrDefault(one.row().id(), List.of()),
                                adverseOf.get(one.row().id())))
                .toList();
        byte[] json = Json.bytes(items);
        int found = (int) items.stream().filter(LookupItem::found).count();
        Map<Long, String> ids = new LinkedHashMap<>();
        rows.values().forEach(row -> ids.put(row.id(), row.publicId()));
        String receipt = PublicIds.next();
        long entry = audit.writeAbout(
                caller, AuditAction.SUBJECTS_LOOKED_UP, ids, receipt, Map.of("subjects", items.size()));
        ReceiptAnswer given = ReceiptAnswer.of(receipts.give(receipt, caller, entry, items.size(), found, json), null);
        return Prepared.of(Json.bytes(new LookupAnswer(given, new String(json, StandardCharsets.UTF_8))));
    }

    private Map<Long, SubjectProfile> profiles(Map<Long, SubjectRow> rows) {
        List<SubjectRow> list = List.copyOf(rows.values());
        List<SubjectProfile> made = subjects.profiles(list);
        Map<Long, SubjectProfile> profiles = new HashMap<>();
        for (int i = 0; i < made.size(); i++) {
            profiles.put(list.get(i).id(), made.get(i));
        }
        return profiles;
    }

    private Map<Long, List<LookupItem.Listed>> listings(Set<Long> ids) {
        LocalDate today = clock.today();
        Map<Long, List<LookupItem.Listed>> listed = new HashMap<>();
        files.listings(ids)
                .forEach((subject, listings) -> listed.put(
                        subject,
                        listings.stream()
                                .filter(listing -> listing.holdsOn(today))
                                .map(Lookups::listed)
                                .toList()));
        return listed;
    }

    private static LookupItem.Listed listed(Listing listing) {
        return new LookupItem.Listed(listing.list().code(), listing.sector().value(), listing.from());
    }

    /** What is disclosed of everybody, and the rest of what the caller may read (001, article 23). */
    private Map<Long, AdverseRecords.Count> adverse(Map<Long, SubjectRow> rows, Caller caller) {
        LocalDate today = clock.today();
        Map<Long, Map<String, String>> roles = store.roles(rows.keySet());
        Map<Long, Sight> sights = new HashMap<>();
        Map<Long, AdverseRecords.Count> sums = new HashMap<>();
        rows.forEach((id, row) -> {
            Set<String> held = roles.getOrDefault(id, Map.of()).keySet();
            sights.put(id, Sight.of(Optional.of(caller), row, held, Sight.PUBLIC));
            sums.put(id, AdverseRecords.Count.NONE);
        });
        for (Sector sector : sectors.registry().enabled()) {
            adverse.in(sector, rows.keySet(), today)
                    .forEach((id, count) -> sums.merge(
                            id, seen(count, sights.get(id).reaches(sector.id().value())), AdverseRecords.Count::plus));
        }
        adverse.general(rows.keySet(), today)
                .forEach((id, count) ->
                        sums.merge(id, seen(count, sights.get(id).general()), AdverseRecords.Count::plus));
        return sums;
    }

    private static AdverseRecords.Count seen(AdverseRecords.Count count, boolean whole) {
        return whole ? count : new AdverseRecords.Count(count.disclosed(), 0);
    }
}
