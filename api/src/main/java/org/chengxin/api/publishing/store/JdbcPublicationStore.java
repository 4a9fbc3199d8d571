package org.chengxin.api.publishing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.subject.SubjectKind;

@ApplicationScoped
public class JdbcPublicationStore implements PublicationStore {

    /** Before every other day, so that what was written goes before what time alone has changed. */
    private static final LocalDate AT_ONCE = LocalDate.EPOCH;

    private final Database database;

    @Inject
    public JdbcPublicationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcPublicationStore() {
        this(null);
    }

    @Override
    public void due(Collection<Long> subjectIds) {
        due(subjectIds, AT_ONCE);
    }

    @Override
    public void dueInBulk(Collection<Long> subjectIds) {
        due(subjectIds, IN_BULK);
    }

    private void due(Collection<Long> subjectIds, LocalDate when) {
        database.insert(
                "publication (subject_id, due_on)",
                "on duplicate key update due_on = least(value(due_on), coalesce(due_on, value(due_on)))",
                subjectIds.stream().sorted().map(id -> new Object[] {id, when}).toList());
    }

    /** One whose process has ended says nothing any more, and is not waited for. */
    private boolean isImporting() {
        return database.first(
                        "select 1 from job where state = 'running' and heartbeat > utc_timestamp(6) - interval 60 second",
                        row -> true)
                .isPresent();
    }

    @Override
    public List<Long> dueBy(LocalDate day, int limit) {
        return database.list(
                "(select subject_id from publication where due_on <= ? order by due_on, subject_id limit " + limit
                        + ") union (select distinct subject_id from publication_resend limit " + limit + ") limit "
                        + limit,
                row -> row.getLong(1),
                isImporting() ? AT_ONCE : day);
    }

    @Override
    public List<Long> stillDue(Collection<Long> subjectIds, LocalDate day) {
        List<Object> parameters = new ArrayList<>(subjectIds);
        parameters.add(day);
        parameters.addAll(subjectIds);
        String in = " where subject_id in (" + Database.marks(subjectIds) + ")";
        return database.list(
                "select subject_id from publication" + in + " and due_on <= ? union select subject_id"
                        + " from publication_resend" + in,
                row -> row.getLong(1),
                parameters.toArray());
    }

    @Override
    public void lookAgain(Map<Long, LocalDate> days) {
        database.insert(
                "publication (subject_id, due_on)",
                "on duplicate key update due_on = value(due_on)",
                days.entrySet().stream()
                        .map(each -> new Object[] {each.getKey(), each.getValue()})
                        .toList());
    }

    @Override
    public List<Subject> subjects(Collection<Long> subjectIds) {
        return database.list(
                "select id, public_id, kind, code, name, merged_into is not null from subject where id in ("
                        + Database.marks(subjectIds) + ") order by id",
                row -> new Subject(
                        row.getLong(1),
                        row.getString(2),
                        SubjectKind.parse(row.getString(3)).orElseThrow(),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6)),
                subjectIds.toArray());
    }

    @Override
    public List<Entry> entries(Collection<Long> subjectIds) {
        return database.list(
                "select public_id, subject_id, sector, list, from_day, if(ended_case is null, until_day,"
                        + " until_day - interval 1 day) as until_day, reason, facts, office, published_on"
                        + " from listing where published_on is not null and subject_id in ("
                        + Database.marks(subjectIds) + ") order by subject_id, id",
                row -> new Entry(
                        row.getString("public_id"),
                        row.getLong("subject_id"),
                        row.getString("sector"),
                        ListKind.parse(row.getString("list")).orElseThrow(),
                        Database.day(row, "from_day"),
                        Database.day(row, "until_day"),
                        row.getString("reason"),
                        row.getString("facts"),
                        row.getString("office"),
                        Database.day(row, "published_on")),
                subjectIds.toArray());
    }

    @Override
    public List<ToldItem> told(Collection<Long> subjectIds) {
        return database.list(
                "select * from publication_item where subject_id in (" + Database.marks(subjectIds)
                        + ") order by subject_id, item",
                row -> {
                    byte[] digest = row.getBytes("digest");
                    String removal = row.getString("removal");
                    return new ToldItem(
                            row.getString("item"),
                            row.getLong("subject_id"),
                            MessageKind.parse(row.getString("kind")).orElseThrow(),
                            row.getString("sector"),
                            digest == null ? null : HexFormat.of().formatHex(digest),
                            removal == null ? null : Removal.of(removal),
                            Database.day(row, "removed_on"));
                },
                subjectIds.toArray());
    }

    @Override
    public void tell(Collection<ToldItem> items) {
        database.insert(
                "publication_item (item, subject_id, kind, sector, digest, removal, removed_on)",
                "on duplicate key update digest = value(digest), removal = value(removal), removed_on = value(removed_on)",
                items.stream()
                        .map(told -> new Object[] {
                            told.item(),
                            told.subjectId(),
                            told.kind().code(),
                            told.sector(),
                            told.digest() == null ? null : HexFormat.of().parseHex(told.digest()),
                            told.removal() == null ? null : told.removal().code(),
                            told.removedOn()
                        })
                        .toList());
    }

    @Override
    public Map<String, Removal> fates(Collection<String> records) {
        Map<String, Removal> fates = new HashMap<>();
        if (!records.isEmpty()) {
            List<Object> parameters = new ArrayList<>(records);
            parameters.addAll(records);
            String in = " in (" + Database.marks(records) + ")";
            database.list(
                    "select public_id, if(state = 'withdrawn', 'withdrawn', 'repaired') from credit_record where public_id"
                            + in
                            + " and (state = 'withdrawn' or repaired_on is not null)"
                            + " union all select public_id, 'erased' from erased_record where public_id" + in,
                    row -> fates.put(row.getString(1), Removal.of(row.getString(2))),
                    parameters.toArray());
        }
        return fates;
    }

    @Override
    public Set<Resend> takeResends(Collection<Long> subjectIds) {
        String of = " from publication_resend where subject_id in (" + Database.marks(subjectIds) + ")";
        Set<Resend> resends = new HashSet<>(database.list(
                "select item, destination" + of,
                row -> new Resend(row.getString(1), row.getString(2)),
                subjectIds.toArray()));
        if (!resends.isEmpty()) {
            database.update("delete" + of, subjectIds.toArray());
        }
        return resends;
    }
}
