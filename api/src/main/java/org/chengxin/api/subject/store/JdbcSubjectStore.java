package org.chengxin.api.subject.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

@ApplicationScoped
public class JdbcSubjectStore implements SubjectStore {

    private static final String MERGED_INTO = "(select m.public_id from subject m where m.id = s.merged_into)";

    private static final String COLUMNS = "s.id, s.public_id, s.kind, s.code, s.name, s.area, s.status,"
            + " s.established_on, s.ended_on, s.version,"
            + " " + MERGED_INTO + " as merged_into";

    private static final String SUBJECT = "subject (id, public_id, kind, code, name, search_name, area, status,"
            + " established_on, ended_on, created_at)";

    /** How many rows of a gram are counted before it is called common. */
    private static final int COUNTED = 2_000;

    /** How many grams of a query are compared; more say nothing new. */
    private static final int COMPARED = 8;

    private static final int LEAGUE_DIGITS = 4;

    private final Database database;
    private final IdentityVault vault;

    @Inject
    public JdbcSubjectStore(Database database, IdentityVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** For the container's proxy. */
    JdbcSubjectStore() {
        this(null, null);
    }

    @Override
    public boolean isEmpty() {
        return database.first("select 1 from subject limit 1", row -> true).isEmpty();
    }

    @Override
    public Optional<SubjectRow> find(String publicId) {
        if (!isAscii(publicId)) {
            return Optional.empty();
        }
        return database.first(
                "select " + COLUMNS + " from subject s where s.public_id = ?", JdbcSubjectStore::subject, publicId);
    }

    @Override
    public Optional<SubjectRow> lock(String publicId) {
        if (!isAscii(publicId)) {
            return Optional.empty();
        }
        return database.first(
                "select " + COLUMNS + " from subject s where s.public_id = ? for update",
                JdbcSubjectStore::subject,
                publicId);
    }

    /** Every public id is; the database does not compare other texts with them. */
    private static boolean isAscii(String publicId) {
        return publicId.chars().allMatch(c -> c <= '~');
    }

    @Override
    public Optional<SubjectRow> lock(long id) {
        return database.first(
                "select " + COLUMNS + " from subject s where s.id = ? for update", JdbcSubjectStore::subject, id);
    }

    @Override
    public Optional<WithRoles> lockWithRoles(String publicId) {
        // One row for each role, and one where there is none.
        Map<String, String> roles = new TreeMap<>();
        Map<String, Running> running = new HashMap<>();
        AtomicBoolean listed = new AtomicBoolean();
        return database
                .list(
                        "select " + COLUMNS + ", r.sector, r.role, w.status as outcome, w.grade,"
                                + " exists (select 1 from listing l where l.subject_id = s.id) as listed from subject s"
                                + " left join subject_role r on r.subject_id = s.id"
                                + " left join running_grade w on w.subject_id = r.subject_id and w.sector = r.sector"
                                + " where s.public_id = ? for update",
                        row -> {
                            String sector = row.getString("sector");
                            if (sector != null) {
                                roles.put(sector, row.getString("role"));
                            }
                            if (row.getString("outcome") != null) {
                                running.put(sector, new Running(row.getString("outcome"), row.getString("grade")));
                            }
                            listed.set(row.getBoolean("listed"));
                            return subject(row);
                        },
                        publicId)
                .stream()
                .findFirst()
                .map(row -> new WithRoles(row, roles, running, listed.get()));
    }

    @Override
    public List<SubjectRow> ofCodes(Collection<CreditCode> codes) {
        return having("s.code", codes.stream().map(CreditCode::value).toList());
    }

    @Override
    public List<SubjectRow> ofPublicIds(Collection<String> publicIds) {
        return having(
                "s.public_id",
                publicIds.stream().filter(JdbcSubjectStore::isAscii).toList());
    }

    private List<SubjectRow> having(String column, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        Asked asked = Asked.codes(values);
        return database.list(
                "select " + COLUMNS.replace(MERGED_INTO, "m.public_id") + " from " + asked.table()
                        + " straight_join subject s on " + column + " = asked.id"
                        + " left join subject m on m.id = s.merged_into",
                JdbcSubjectStore::subject,
                asked.parameter());
    }

    @Override
    public Map<IdentityNumber, SubjectRow> ofNumbers(Collection<IdentityNumber> numbers) {
        Map<String, IdentityNumber> byLookup = new HashMap<>();
        numbers.forEach(number -> byLookup.put(HexFormat.of().formatHex(vault.lookup(number)), number));
        Map<IdentityNumber, SubjectRow> found = new HashMap<>();
        if (!byLookup.isEmpty()) {
            Asked asked = Asked.codes(byLookup.keySet());
            database.list(
                    "select " + COLUMNS + ", asked.id as lookup from " + asked.table()
                            + " straight_join subject_identity i on i.lookup = unhex(asked.id)"
                            + " straight_join subject s on s.id = i.subject_id",
                    row -> found.put(byLookup.get(row.getString("lookup")), subject(row)),
                    asked.parameter());
        }
        return found;
    }

    @Override
    public Map<Long, IdentityNumber> identitiesOf(Collection<SubjectRow> subjects) {
        Map<Long, String> natural = new HashMap<>();
        for (SubjectRow subject : subjects) {
            if (subject.kind() == SubjectKind.NATURAL_PERSON) {
                natural.put(subject.id(), subject.publicId());
            }
        }
        Map<Long, IdentityNumber> numbers = new HashMap<>();
        if (!natural.isEmpty()) {
            Asked asked = Asked.keys(natural.keySet());
            database.list(
                    "select i.subject_id, i.cipher from " + asked.table()
                            + " straight_join subject_identity i on i.subject_id = asked.id",
                    row -> numbers.put(row.getLong(1), vault.open(row.getBytes(2), natural.get(row.getLong(1)))),
                    asked.parameter());
        }
        return numbers;
    }

    @Override
    public Map<Long, Integer> lock(Collection<Long> subjectIds) {
        Map<Long, Integer> versions = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(new TreeSet<>(subjectIds));
            database.list(
                    "select s.id, s.version from " + asked.table()
                            + " straight_join subject s on s.id = asked.id for update",
                    row -> versions.put(row.getLong(1), row.getInt(2)),
                    asked.parameter());
        }
        return versions;
    }

    @Override
    public Optional<String> publicIdOf(IdentityNumber number) {
        return database.first(
                "select s.public_id from subject_identity i join subject s on s.id = i.subject_id where i.lookup = ?",
                row -> row.getString(1),
                (Object) vault.lookup(number));
    }

    @Override
    public Optional<IdentityNumber> identityOf(SubjectRow subject) {
        return database.first(
                "select cipher from subject_identity where subject_id = ?",
                row -> vault.open(row.getBytes(1), subject.publicId()),
                subject.id());
    }

    @Override
    public Map<Long, Map<String, String>> roles(Collection<Long> subjectIds) {
        Map<Long, Map<String, String>> roles = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            database.list(
                    "select r.subject_id, r.sector, r.role from " + asked.table()
                            + " straight_join subject_role r force index (primary) on r.subject_id = asked.id",
                    row -> roles.computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                            .put(row.getString(2), row.getString(3)),
                    asked.parameter());
        }
        return roles;
    }

    @Override
    public List<SubjectRow> byCode(SubjectSearch search, String after, int limit) {
        Where where = new Where();
        where.and("s.code like ?", search.codePrefix().orElseThrow() + "%");
        where.and("s.code > ?", after);
        filter(search, where);
        return database.list(
                "select " + COLUMNS + " from subject s" + where + " order by s.code limit " + limit,
                JdbcSubjectStore::subject,
                where.parameters());
    }

    @Override
    public List<SubjectRow> byName(SubjectSearch search, long after, int limit) {
        Where where = new Where();
        String from;
        String key;
        if (search.part().isPresent()) {
            String part = search.part().get();
            // The optimiser knows nothing of how rare a gram is; the join begins with the rarest one.
            from = "subject_gram g straight_join subject s on s.id = g.subject_id";
            key = "g.subject_id";
            where.and("g.gram = ?", rarestGram(part));
            where.and("locate(?, s.search_name) > 0", part);
            where.and("(s.kind <> 'natural-person' or s.search_name = ?)", part);
        } else {
            from = "subject s";
            key = "s.id";
            where.and("s.kind <> 'natural-person'");
        }
        search.codePrefix().ifPresent(prefix -> where.and("(s.code is null or s.code not like ?)", prefix + "%"));
        where.and(key + " > ?", after);
        filter(search, where);
        return database.list(
                "select " + COLUMNS + " from " + from + where + " order by " + key + " limit " + limit,
                JdbcSubjectStore::subject,
                where.parameters());
    }

    private static void filter(SubjectSearch search, Where where) {
        where.and("s.merged_into is null");
        search.area()
                .ifPresent(area -> where.and(
                        search.league() ? "s.league = ?" : "s.area = ?",
                        search.league() ? area.substring(0, LEAGUE_DIGITS) : area));
        search.status().ifPresent(status -> where.and("s.status = ?", status));
        if (search.sector().isPresent()) {
            where.and(
                    "exists (select 1 from subject_role r where r.subject_id = s.id and r.sector = ?)",
                    search.sector().get());
        }
        if (search.grade().isPresent()) {
            where.and(
                    "exists (select 1 from running_grade w where w.subject_id = s.id and w.grade = ?",
                    search.grade().get());
            search.sector().ifPresent(sector -> where.more(" and w.sector = ?", sector));
            where.more(")");
        }
        if (search.list().isPresent()) {
            where.and(
                    "exists (select 1 from listing l where l.subject_id = s.id and l.list = ?",
                    search.list().get());
            where.more(" and l.unpublished_on is null and l.published_on <= ?", search.today());
            where.more(" and (l.until_day is null or l.until_day >= ?)", search.today());
            search.sector().ifPresent(sector -> where.more(" and l.sector = ?", sector));
            where.more(")");
        }
    }

    /** The gram of a name's part that the fewest subjects have. */
    private String rarestGram(String part) {
        List<String> grams = Grams.ofPart(part).stream().limit(COMPARED).toList();
        if (grams.size() == 1) {
            return grams.get(0);
        }
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < grams.size(); i++) {
            sql.append(i == 0 ? "" : " union all ")
                    .append("select ")
                    .append(i)
                    .append(" as gram, (select count(*) from (select 1 from subject_gram where gram = ? limit ")
                    .append(COUNTED)
                    .append(") x) as subjects");
        }
        record Count(int gram, int subjects) {}
        return database.list(sql.toString(), row -> new Count(row.getInt(1), row.getInt(2)), grams.toArray()).stream()
                .min(Comparator.comparingInt(Count::subjects))
                .map(rarest -> grams.get(rarest.gram()))
                .orElseThrow();
    }

    @Override
    public void add(Collection<NewSubject> subjects) {
        database.insert(
                SUBJECT, "", subjects.stream().map(JdbcSubjectStore::values).toList());
        addParts(subjects);
    }

    @Override
    public SubjectRow create(NewSubject subject) {
        Object[] values = values(subject);
        values[0] = null;
        long id = database.first(
                        "insert into " + SUBJECT + " values (" + Database.marks(Arrays.asList(values))
                                + ") returning id",
                        row -> row.getLong(1),
                        values)
                .orElseThrow();
        NewSubject created = subject.withId(id);
        addParts(List.of(created));
        return created.row();
    }

    private static Object[] values(NewSubject added) {
        SubjectRow row = added.row();
        return new Object[] {
            row.id(),
            row.publicId(),
            row.kind().code(),
            row.code() == null ? null : row.code().value(),
            row.name(),
            Grams.normalised(row.name()),
            row.area().value(),
            row.status().code(),
            row.establishedOn(),
            row.endedOn(),
            Database.utc(added.createdAt())
        };
    }

    private void addParts(Collection<NewSubject> subjects) {
        List<Object[]> identities = new ArrayList<>();
        List<Object[]> roles = new ArrayList<>();
        List<Object[]> grams = new ArrayList<>();
        for (NewSubject added : subjects) {
            SubjectRow row = added.row();
            if (added.identity() != null) {
                identities.add(new Object[] {
                    row.id(), vault.seal(added.identity(), row.publicId()), vault.lookup(added.identity())
                });
            }
            added.roles().forEach((sector, role) -> roles.add(new Object[] {row.id(), sector, role}));
            Grams.of(Grams.normalised(row.name())).forEach(gram -> grams.add(new Object[] {gram, row.id()}));
        }
        database.insert("subject_identity (subject_id, cipher, lookup)", "", identities);
        database.insert("subject_role (subject_id, sector, role)", "", roles);
        database.insert("subject_gram (gram, subject_id)", "", grams);
    }

    @Override
    public void change(SubjectRow changed, Map<String, String> roles) {
        database.update(
                "update subject set name = ?, search_name = ?, area = ?, status = ?, established_on = ?, ended_on = ?,"
                        + " version = ? where id = ?",
                changed.name(),
                Grams.normalised(changed.name()),
                changed.area().value(),
                changed.status().code(),
                changed.establishedOn(),
                changed.endedOn(),
                changed.version(),
                changed.id());
        database.update("delete from subject_role where subject_id = ?", changed.id());
        database.update("delete from subject_gram where subject_id = ?", changed.id());
        addParts(List.of(new NewSubject(changed, null, roles, null)));
        database.update(
                "delete from running_grade where subject_id = ? and sector not in"
                        + " (select sector from subject_role where subject_id = ?)",
                changed.id(),
                changed.id());
    }

    @Override
    public void addFormerName(long subjectId, String name, LocalDate until) {
        database.update(
                "insert into subject_name (subject_id, until_day, name) values (?, ?, ?)", subjectId, until, name);
    }

    @Override
    public List<FormerName> formerNames(long subjectId) {
        return database.list(
                "select name, until_day from subject_name where subject_id = ? order by id",
                row -> new FormerName(row.getString(1), Database.day(row, "until_day")),
                subjectId);
    }

    @Override
    public void setResponsible(SubjectRow subject, List<ResponsiblePerson> persons) {
        database.update("delete from responsible_person where subject_id = ?", subject.id());
        database.insert(
                "responsible_person (subject_id, position, name, cipher, lookup, from_day)",
                "",
                persons.stream()
                        .map(person -> new Object[] {
                            subject.id(),
                            person.position(),
                            person.name(),
                            person.identity() == null ? null : vault.seal(person.identity(), subject.publicId()),
                            person.identity() == null ? null : vault.lookup(person.identity()),
                            person.from()
                        })
                        .toList());
    }

    @Override
    public List<ResponsiblePerson> responsible(long subjectId) {
        return database.list(
                "select position, name, from_day from responsible_person where subject_id = ? order by id",
                row -> new ResponsiblePerson(row.getString(1), row.getString(2), null, Database.day(row, "from_day")),
                subjectId);
    }

    @Override
    public void merge(SubjectRow from, SubjectRow into) {
        database.update("delete from subject_gram where subject_id = ?", from.id());
        database.update("delete from running_grade where subject_id = ?", from.id());
        database.update("delete from subject_role where subject_id = ?", from.id());
        for (String table : List.of(
                "credit_record",
                "listing",
                "document_use",
                "responsible_person",
                "subject_name",
                "authorisation",
                "notice",
                "evidence",
                "document",
                "procedure_case")) {
            database.update("update " + table + " set subject_id = ? where subject_id = ?", into.id(), from.id());
        }
        database.update("update authorisation set grantee_subject = ? where grantee_subject = ?", into.id(), from.id());
        // Where both files have a grade of one period, that of the file that stays is the one in force.
        database.update("update ignore prior_grade set subject_id = ? where subject_id = ?", into.id(), from.id());
        database.update("delete from prior_grade where subject_id = ?", from.id());
        database.update(
                "update subject set merged_into = ?, version = version + 1 where id = ? or merged_into = ?",
                into.id(),
                from.id(),
                from.id());
    }

    private static SubjectRow subject(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new SubjectRow(
                row.getLong("id"),
                row.getString("public_id"),
                SubjectKind.parse(row.getString("kind")).orElseThrow(),
                code == null ? null : CreditCode.of(code),
                row.getString("name"),
                AreaCode.of(row.getString("area")),
                SubjectStatus.parse(row.getString("status")).orElseThrow(),
                Database.day(row, "established_on"),
                Database.day(row, "ended_on"),
                row.getInt("version"),
                row.getString("merged_into"));
    }

    /** The conditions of a query with their values. */
    private static final class Where {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        void and(String condition, Object... values) {
            sql.append(sql.isEmpty() ? " where " : " and ");
            more(condition, values);
        }

        void more(String condition, Object... values) {
            sql.append(condition);
            parameters.addAll(List.of(values));
        }

        Object[] parameters() {
            return parameters.toArray();
        }

        @Override
        public String toString() {
            return sql.toString();
        }
    }
}
