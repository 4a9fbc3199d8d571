package org.chengxin.api.subject.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

@ApplicationScoped
public class JdbcSubjectStore implements SubjectStore {

    private static final String COLUMNS = "s.id, s.public_id, s.kind, s.code, s.name, s.area, s.status";

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
        return database.first(
                "select " + COLUMNS + " from subject s where s.public_id = ?", JdbcSubjectStore::subject, publicId);
    }

    @Override
    public Map<Long, Map<String, String>> roles(Collection<Long> subjectIds) {
        Map<Long, Map<String, String>> roles = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            database.list(
                    "select subject_id, sector, role from subject_role where subject_id in ("
                            + Database.marks(subjectIds) + ")",
                    row -> roles.computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                            .put(row.getString(2), row.getString(3)),
                    subjectIds.toArray());
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
            where.more(" and l.from_day <= ?", search.today());
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
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> identities = new ArrayList<>();
        List<Object[]> roles = new ArrayList<>();
        List<Object[]> grams = new ArrayList<>();
        for (NewSubject added : subjects) {
            SubjectRow row = added.row();
            String searchName = Grams.normalised(row.name());
            rows.add(new Object[] {
                row.id(),
                row.publicId(),
                row.kind().code(),
                row.code() == null ? null : row.code().value(),
                row.name(),
                searchName,
                row.area().value(),
                row.status().code(),
                LocalDateTime.ofInstant(added.createdAt(), ZoneOffset.UTC)
            });
            if (added.identity() != null) {
                identities.add(new Object[] {
                    row.id(), vault.seal(added.identity(), row.publicId()), vault.lookup(added.identity())
                });
            }
            added.roles().forEach((sector, role) -> roles.add(new Object[] {row.id(), sector, role}));
            Grams.of(searchName).forEach(gram -> grams.add(new Object[] {gram, row.id()}));
        }
        database.each(
                "insert into subject (id, public_id, kind, code, name, search_name, area, status, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        database.each("insert into subject_identity (subject_id, cipher, lookup) values (?, ?, ?)", identities);
        database.each("insert into subject_role (subject_id, sector, role) values (?, ?, ?)", roles);
        database.each("insert into subject_gram (gram, subject_id) values (?, ?)", grams);
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
                SubjectStatus.parse(row.getString("status")).orElseThrow());
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
