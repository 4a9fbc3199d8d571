package org.chengxin.api.subject.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.grade.service.Grades;
import org.chengxin.api.grade.service.SectorGrade;
import org.chengxin.api.listing.service.Lists;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectSearch;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.law.Language;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.SubjectKind;

/** Finds subjects and tells of them what is public. */
@ApplicationScoped
public class Subjects {

    private static final char BY_CODE = 'c';
    private static final char BY_NAME = 'n';
    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");

    private final Database database;
    private final SubjectStore store;
    private final Grades grades;
    private final Lists lists;
    private final Sights sights;
    private final AuditTrail audit;
    private final Sectors sectors;

    @Inject
    public Subjects(
            Database database,
            SubjectStore store,
            Grades grades,
            Lists lists,
            Sights sights,
            AuditTrail audit,
            Sectors sectors) {
        this.database = database;
        this.store = store;
        this.grades = grades;
        this.lists = lists;
        this.sights = sights;
        this.audit = audit;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    Subjects() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * A subject's profile.
     *
     * @param caller who asks; one that may read more than what is public also gets who answers for the subject
     * @throws Refusal if there is no such subject (404)
     */
    public Prepared profile(String publicId, Optional<Caller> caller, Language language) {
        return database.inTransactionIf(caller.isPresent(), () -> {
            SubjectRow row = Found.subject(store.find(publicId));
            SubjectProfile profile = profiles(List.of(row)).get(0);
            boolean more = caller.isPresent()
                    && sights.beyondPublic(caller.get(), row, profile.roles().keySet())
                            .general();
            if (more) {
                audit.write(caller.get(), AuditAction.SUBJECT_READ, publicId, null, Map.of());
            }
            return prepared(row, profile, more, language);
        });
    }

    /** The profile as it is after a write, for whom has written. */
    Prepared written(SubjectRow row) {
        return prepared(row, profiles(List.of(row)).get(0), true, Language.ZH);
    }

    private Prepared prepared(SubjectRow row, SubjectProfile profile, boolean more, Language language) {
        boolean natural = row.kind() == SubjectKind.NATURAL_PERSON;
        List<SubjectProfile.FormerName> names = natural && !more
                ? null
                : store.formerNames(row.id()).stream()
                        .map(former -> new SubjectProfile.FormerName(former.name(), former.until()))
                        .toList();
        List<SubjectProfile.Responsible> persons = more
                ? store.responsible(row.id()).stream()
                        .map(person -> new SubjectProfile.Responsible(person.position(), person.name(), person.from()))
                        .toList()
                : null;
        return Prepared.of(
                Json.bytes(profile.with(
                        unlessEmpty(names),
                        unlessEmpty(lists.of(row, profile.roles(), language)),
                        unlessEmpty(persons))),
                row.version());
    }

    private static <T> List<T> unlessEmpty(List<T> items) {
        return items == null || items.isEmpty() ? null : items;
    }

    /**
     * One page of a search: first those whose code begins as asked, then those whose name has the part asked for.
     *
     * @param query what the cursor is bound to
     * @param after null for the first page
     */
    public Page<SubjectProfile> search(SubjectSearch search, int limit, List<?> query, Cursor after) {
        List<SubjectRow> rows = new ArrayList<>();
        boolean inCodes = search.codePrefix().isPresent() && (after == null || after.part() == BY_CODE);
        if (inCodes) {
            rows.addAll(store.byCode(search, after == null ? "" : after.key(), limit + 1));
        }
        int ofCode = rows.size();
        if (rows.size() <= limit) {
            long from = after != null && after.part() == BY_NAME ? Long.parseLong(after.key()) : 0;
            rows.addAll(store.byName(search, from, limit + 1 - rows.size()));
        }
        if (rows.size() <= limit) {
            return new Page<>(matching(search, profiles(rows)), null);
        }
        List<SubjectRow> page = rows.subList(0, limit);
        SubjectRow last = page.get(limit - 1);
        Cursor next = limit <= ofCode
                ? new Cursor(BY_CODE, last.code().value())
                : new Cursor(BY_NAME, Long.toString(last.id()));
        return new Page<>(matching(search, profiles(page)), next.encode(query));
    }

    /** Whether a cursor has the form that a search gives it. */
    static boolean isOwn(Cursor cursor) {
        return switch (cursor.part()) {
            case BY_CODE -> CreditCode.parse(cursor.key()).isPresent();
            case BY_NAME -> ROW.matcher(cursor.key()).matches();
            default -> false;
        };
    }

    /** A grade that has changed since the search last knew it is not answered as the one asked for. */
    private static List<SubjectProfile> matching(SubjectSearch search, List<SubjectProfile> found) {
        if (search.grade().isEmpty()) {
            return found;
        }
        String grade = search.grade().get();
        return found.stream()
                .filter(profile -> profile.grades().stream()
                        .filter(of -> search.sector().isEmpty()
                                || of.sector().equals(search.sector().get()))
                        .anyMatch(of -> of.running() != null
                                && grade.equals(of.running().grade())))
                .toList();
    }

    /** The profiles of some subjects as a list shows them, in their order. */
    public List<SubjectProfile> profiles(List<SubjectRow> rows) {
        List<Long> ids = rows.stream().map(SubjectRow::id).toList();
        Map<Long, Map<String, String>> roles = store.roles(ids);
        Map<Long, List<SectorGrade>> gradesOf = grades.of(ids);
        return rows.stream()
                .map(row -> new SubjectProfile(
                        row.publicId(),
                        row.kind().code(),
                        row.code() == null ? null : row.code().value(),
                        row.name(),
                        null,
                        row.area().value(),
                        Areas.region().fullName(row.area()),
                        present(roles.getOrDefault(row.id(), Map.of())),
                        row.status().code(),
                        row.establishedOn(),
                        row.endedOn(),
                        gradesOf.getOrDefault(row.id(), List.of()),
                        null,
                        null))
                .toList();
    }

    private Map<String, String> present(Map<String, String> roles) {
        Map<String, String> present = new TreeMap<>(roles);
        present.keySet().removeIf(id -> sectors.registry().find(id).isEmpty());
        return present;
    }
}
