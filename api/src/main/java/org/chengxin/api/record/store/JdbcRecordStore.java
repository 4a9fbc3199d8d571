package org.chengxin.api.record.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.api.common.store.StoreException;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.json.GeneralRecordJson;
import org.chengxin.core.json.PenaltyJson;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcRecordStore implements RecordStore {

    /** The content's hash is the last of them. */
    private static final String COLUMNS = "credit_record (public_id, subject_id, sector, type, provision, decided_on,"
            + " act, ended_on, repaired_on, valid_until, document_number, document_authority, document_issuer,"
            + " disclosable, facts, basis, final_on, penalty, state, examine_on, late, entered_at, entered_office,"
            + " source_key, version, changed_at, changed_by, office, reason, content_hash)";

    /** The same of a former version. */
    private static final String OF_A_FORMER_FILE = "r.id, r.subject_id, r.public_id, " + kept("type") + ", "
            + kept("provision") + ", " + day("decidedOn") + ", " + kept("act") + ", " + day("endedOn") + ", "
            + day("repairedOn") + ", " + day("validUntil") + ", " + kept("document.number") + ", "
            + kept("document.authority") + ", " + kept("document.issuer") + ", " + kept("public")
            + " in ('true', '1'), "
            + "json_query(v.content, '$.facts'), " + kept("basis") + ", " + day("finalOn")
            + ", json_query(v.content, '$.penalty'), v.version";

    /** From how many subjects on, and up to how many times as many rows, they are read as one range of rows. */
    private static final int FEW = 500;

    private static final int DENSE = 4;

    private static final Comparator<Document> BY_OFFICE_AND_YEAR =
            Comparator.comparing(Document::authority).thenComparingInt(Document::year);

    private static final Comparator<StoredRecord> IN_A_FILE = Comparator.comparing(
                    (StoredRecord stored) -> stored.record().decidedOn())
            .thenComparingLong(StoredRecord::id);

    private final Database database;

    @Inject
    public JdbcRecordStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcRecordStore() {
        this(null);
    }

    @Override
    public Map<Long, List<StoredRecord>> of(Collection<Long> subjectIds, Sector sector) {
        Map<Long, List<StoredRecord>> records = new HashMap<>();
        if (subjectIds.isEmpty()) {
            return records;
        }
        Set<Long> wanted = new HashSet<>(subjectIds);
        Database.RowReader<Boolean> reader = row -> {
            FileRow.Of read = FileRow.read(row, sector);
            return read != null
                    && wanted.contains(read.subjectId())
                    && records.computeIfAbsent(read.subjectId(), id -> new ArrayList<>())
                            .add(read.record());
        };
        long first = Collections.min(subjectIds);
        long last = Collections.max(subjectIds);
        if (subjectIds.size() > FEW && (last - first) / DENSE < subjectIds.size()) {
            // Rows are fetched in the order in which they lie, not in that of the index.
            database.list(
                    "set statement optimizer_switch = 'mrr=on,mrr_cost_based=off' for select " + FileRow.COLUMNS
                            + " from credit_record r force index (credit_record_content) where r.subject_id between ? and ?"
                            + " and r.sector = ? and r.state in ('active', 'archived')",
                    reader,
                    first,
                    last,
                    sector.id().value());
        } else {
            Asked asked = Asked.keys(subjectIds);
            database.list(
                    "select " + FileRow.COLUMNS + " from "
                            // Of one subject the key itself is quicker than a table of one row.
                            + (subjectIds.size() == 1
                                    ? "credit_record r force index (credit_record_content) where r.subject_id = ?"
                                    : asked.table()
                                            + " straight_join credit_record r force index (credit_record_content)"
                                            + " on r.subject_id = asked.id where true")
                            + " and r.sector = ? and r.state in ('active', 'archived')",
                    reader,
                    asked.parameter(),
                    sector.id().value());
        }
        records.values().forEach(of -> of.sort(IN_A_FILE));
        return records;
    }

    private static String day(String member) {
        return "cast(" + kept(member) + " as date)";
    }

    private static String kept(String member) {
        return "json_value(v.content, '$." + member + "')";
    }

    @Override
    public List<StoredRecord> knownAt(long subjectId, Sector sector, Instant instant) {
        LocalDateTime then = Database.utc(instant);
        return database
                .list(
                        "select " + FileRow.COLUMNS + " from credit_record r force index (credit_record_content)"
                                + " where r.subject_id = ? and r.sector = ? and r.state in ('active', 'archived')"
                                + " and r.changed_at <= ? union all select " + OF_A_FORMER_FILE
                                + " from credit_record r force index (credit_record_content) straight_join record_version v"
                                + " on v.record_id = r.id and v.version = (select max(w.version) from record_version w"
                                + " where w.record_id = r.id and w.at <= ?)"
                                + " where r.subject_id = ? and r.sector = ? and r.changed_at > ?"
                                + " and v.state in ('active', 'archived')",
                        row -> FileRow.read(row, sector),
                        subjectId,
                        sector.id().value(),
                        then,
                        then,
                        subjectId,
                        sector.id().value(),
                        then)
                .stream()
                .filter(Objects::nonNull)
                .map(FileRow.Of::record)
                .sorted(IN_A_FILE)
                .toList();
    }

    @Override
    public Map<Long, List<GeneralRecord>> general(Collection<Long> subjectIds) {
        Map<Long, List<GeneralRecord>> records = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            database.list(
                    "select * from credit_record where subject_id in (" + Database.marks(subjectIds)
                            + ") and sector is null and state in ('active', 'archived')"
                            + " order by subject_id, decided_on, id",
                    row -> records.computeIfAbsent(row.getLong("subject_id"), id -> new ArrayList<>())
                            .add(general(row)),
                    subjectIds.toArray());
        }
        return records;
    }

    private static GeneralRecord general(ResultSet row) throws SQLException {
        return GeneralRecordJson.read(
                row.getString("facts"), members(row, GeneralRecord.TYPE, Facts.NONE), standing(row));
    }

    private static StoredRecord record(ResultSet row, Sector sector, RecordType type) throws SQLException {
        return new StoredRecord(
                row.getLong("id"),
                sector.id(),
                members(row, type.type(), FactsJson.read(row.getString("facts"), type)),
                standing(row),
                null,
                row.getInt("version"));
    }

    private static CreditRecord members(ResultSet row, String type, Facts facts) throws SQLException {
        String provision = row.getString("provision");
        boolean disclosable = row.getBoolean("disclosable");
        boolean silent = row.wasNull();
        return new CreditRecord(
                row.getString("public_id"),
                type,
                provision == null ? null : ProvisionCode.of(provision),
                Database.day(row, "decided_on"),
                row.getString("act"),
                facts,
                Database.day(row, "ended_on"),
                Database.day(row, "repaired_on"),
                Database.day(row, "valid_until"),
                document(row),
                silent ? null : disclosable);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String basis = row.getString("basis");
        String penalty = row.getString("penalty");
        return new Standing(
                basis == null ? null : Coded.of(Standing.Basis.values(), basis),
                Database.day(row, "final_on"),
                penalty == null ? null : PenaltyJson.read(penalty));
    }

    private static DocumentReference document(ResultSet row) throws SQLException {
        String number = row.getString("document_number");
        String authority = row.getString("document_authority");
        String issuer = row.getString("document_issuer");
        return number == null && authority == null && issuer == null
                ? null
                : new DocumentReference(number, authority == null ? null : AreaCode.of(authority), issuer);
    }

    @Override
    public List<RecordRow> ofSubject(long subjectId, SectorRegistry sectors) {
        return rows("select * from credit_record where subject_id = ? order by decided_on, id", sectors, subjectId);
    }

    @Override
    public Optional<RecordRow> find(String publicId, SectorRegistry sectors) {
        return rows("select * from credit_record where public_id = ?", sectors, publicId).stream()
                .findFirst();
    }

    private List<RecordRow> rows(String sql, SectorRegistry sectors, Object parameter) {
        return database
                .list(
                        sql,
                        row -> stored(row, sectors).map(stored -> {
                            try {
                                return row(row, stored);
                            } catch (SQLException e) {
                                throw new StoreException("a record cannot be read", e);
                            }
                        }),
                        parameter)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a row holds; empty where it is of a sector, or of a type, that has no plugin here. */
    private static Optional<StoredRecord> stored(ResultSet row, SectorRegistry sectors) throws SQLException {
        String id = row.getString("sector");
        if (id == null) {
            return Optional.of(StoredRecord.of(row.getLong("id"), general(row)));
        }
        Sector sector = sectors.find(id).orElse(null);
        RecordType type = sector == null ? null : sector.recordType(row.getString("type"));
        return type == null ? Optional.empty() : Optional.of(record(row, sector, type));
    }

    private static RecordRow row(ResultSet row, StoredRecord stored) throws SQLException {
        return new RecordRow(
                stored,
                row.getLong("subject_id"),
                RecordState.of(row.getString("state")),
                row.getBoolean("late"),
                Database.instant(row, "entered_at"),
                area(row, "entered_office"),
                row.getString("source_key"),
                new RecordRow.Change(
                        row.getInt("version"),
                        Database.instant(row, "changed_at"),
                        row.getString("changed_by"),
                        area(row, "office"),
                        row.getString("reason")));
    }

    private static AreaCode area(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : AreaCode.of(code);
    }

    @Override
    public Set<String> disputed(long subjectId) {
        return new HashSet<>(database.list(
                "select about_id from procedure_case where subject_id = ? and disputes",
                row -> row.getString(1),
                subjectId));
    }

    @Override
    public boolean isErased(String publicId) {
        return database.first("select 1 from erased_record where public_id = ?", row -> true, publicId)
                .isPresent();
    }

    @Override
    public Optional<String> subjectOf(String publicId) {
        return database.first(
                "select s.public_id from subject s where s.id = (select subject_id from credit_record where public_id = ?"
                        + " union all select subject_id from erased_record where public_id = ?)",
                row -> row.getString(1),
                publicId,
                publicId);
    }

    @Override
    public void add(Collection<RecordRow> records) {
        database.insert(
                COLUMNS, "", records.stream().map(JdbcRecordStore::values).toList());
    }

    @Override
    public RecordRow add(RecordRow record) {
        Object[] values = values(record);
        return record.withId(database.first(
                        "insert into " + COLUMNS + " values (" + Database.marks(Arrays.asList(values))
                                + ") returning id",
                        row -> row.getLong(1),
                        values)
                .orElseThrow());
    }

    @Override
    public Loading ready(List<RecordRow> loaded, List<byte[]> hashes) {
        BulkRows rows = new BulkRows();
        for (int i = 0; i < loaded.size(); i++) {
            rows.add(values(loaded.get(i), hashes.get(i)));
        }
        return new Loading(rows, documents(loaded));
    }

    private static BulkRows documents(List<RecordRow> loaded) {
        Map<Document, Use> uses = new LinkedHashMap<>();
        Map<Document, Integer> numbers = new HashMap<>();
        for (RecordRow row : loaded) {
            Document document = Document.of(row.stored());
            if (document != null) {
                Use use = Use.of(row);
                Use before = uses.putIfAbsent(document, use);
                if (before != null && !before.equals(use)) {
                    return null;
                }
                numbers.merge(document, 1, Integer::sum);
            }
        }
        BulkRows rows = new BulkRows();
        // Those of one office and year lie together in the table.
        uses.keySet().stream().sorted(BY_OFFICE_AND_YEAR).forEach(document -> {
            Use use = uses.get(document);
            rows.add(
                    document.authority(),
                    document.year(),
                    document.number(),
                    use.subjectId(),
                    use.act(),
                    numbers.get(document));
        });
        return rows;
    }

    @Override
    public boolean load(Loading ready) {
        return loads(COLUMNS.replace("content_hash)", "@hash) set content_hash = unhex(@hash)"), ready.records());
    }

    @Override
    public boolean loadDocuments(Loading ready) {
        return ready.documents() != null
                && loads("document_use (authority, year, number, subject_id, act, uses)", ready.documents());
    }

    /** Whoever loads rows has locked their subjects, so that the database need not look up each again. */
    private boolean loads(String into, BulkRows rows) {
        return database.loadOfKnown(into, rows) == rows.size();
    }

    @Override
    public Set<Content> kept(Collection<Content> contents) {
        Set<Content> kept = new HashSet<>();
        if (!contents.isEmpty()) {
            Asked asked = Asked.tuples(
                    contents.stream()
                            .map(content -> List.of(content.subjectId(), content.hash()))
                            .toList(),
                    "subject_id bigint",
                    "hash " + Asked.CODE);
            database.list(
                    "select r.subject_id, r.content_hash from " + asked.table() + " straight_join credit_record r"
                            + " force index (credit_record_content) on r.subject_id = asked.subject_id"
                            + " and r.content_hash = unhex(asked.hash)",
                    row -> kept.add(new Content(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)))),
                    asked.parameter());
        }
        return kept;
    }

    @Override
    public Map<String, Content> bySourceKeys(AreaCode office, Collection<String> sourceKeys) {
        Map<String, Content> found = new HashMap<>();
        if (!sourceKeys.isEmpty()) {
            Asked asked = Asked.texts(sourceKeys);
            database.list(
                    "select asked.id, r.subject_id, r.content_hash from " + asked.table()
                            + " straight_join credit_record r force index (credit_record_source)"
                            + " on r.entered_office = ? and r.source_key = asked.id",
                    row -> {
                        byte[] hash = row.getBytes(3);
                        return found.put(
                                row.getString(1),
                                new Content(
                                        row.getLong(2),
                                        hash == null ? "" : HexFormat.of().formatHex(hash)));
                    },
                    asked.parameter(),
                    office.value());
        }
        return found;
    }

    @Override
    public Map<Long, Map<String, Integer>> numbers(Collection<Long> subjectIds, int moreThan) {
        Map<Long, Map<String, Integer>> numbers = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            // Nearly every subject is out after one count of its own.
            String large = "(select asked.id from " + asked.table() + " where (select count(*) from credit_record c"
                    + " force index (credit_record_content) where c.subject_id = asked.id) > ?) large";
            database.list(
                    "select r.subject_id, r.sector, count(*) from " + large
                            + " straight_join credit_record r force index (credit_record_content) on r.subject_id = large.id"
                            + " where r.sector is not null group by r.subject_id, r.sector having count(*) > ?",
                    row -> numbers.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3)),
                    asked.parameter(),
                    moreThan,
                    moreThan);
        }
        return numbers;
    }

    @Override
    public Map<Document, Use> uses(Collection<Document> documents) {
        Map<Document, Use> uses = new HashMap<>();
        if (!documents.isEmpty()) {
            Asked asked = Asked.tuples(
                    documents.stream()
                            .map(document -> List.of(document.authority(), document.year(), document.number()))
                            .toList(),
                    "authority " + Asked.CODE,
                    "year int",
                    "number " + Asked.TEXT);
            database.list(
                    "select d.authority, d.year, d.number, d.subject_id, d.act from " + asked.table()
                            + " straight_join document_use d on d.authority = asked.authority and d.year = asked.year"
                            + " and d.number = asked.number",
                    row -> uses.put(
                            new Document(row.getString(1), row.getInt(2), row.getString(3)),
                            new Use(row.getLong(4), row.getString(5))),
                    asked.parameter());
        }
        return uses;
    }

    @Override
    public boolean useDocuments(List<RecordRow> loaded) {
        List<Object[]> rows = new ArrayList<>();
        List<Use> wanted = new ArrayList<>();
        for (RecordRow row : loaded) {
            Document document = Document.of(row.stored());
            if (document != null) {
                Use use = Use.of(row);
                wanted.add(use);
                rows.add(new Object[] {
                    document.authority(), document.year(), document.number(), use.subjectId(), use.act(), 1
                });
            }
        }
        List<Use> noted = database.insert(
                "document_use (authority, year, number, subject_id, act, uses)",
                "on duplicate key update uses = uses + 1 returning subject_id, act",
                rows,
                row -> new Use(row.getLong(1), row.getString(2)));
        return noted.equals(wanted);
    }

    private static Object[] values(RecordRow row) {
        return values(row, row.state() == RecordState.WITHDRAWN ? null : RecordJson.hash(row.stored()));
    }

    private static Object[] values(RecordRow row, byte[] hash) {
        CreditRecord record = row.stored().record();
        DocumentReference document = record.document();
        Standing standing = row.stored().standing();
        RecordRow.Change change = row.change();
        return new Object[] {
            record.id(),
            row.subjectId(),
            row.stored().sector() == null ? null : row.stored().sector().value(),
            record.type(),
            record.provision() == null ? null : record.provision().value(),
            record.decidedOn(),
            record.act(),
            record.endedOn(),
            record.repairedOn(),
            record.validUntil(),
            document == null ? null : document.number(),
            document == null ? null : code(document.authority()),
            document == null ? null : document.issuer(),
            record.disclosable(),
            row.stored().isGeneral()
                    ? GeneralRecordJson.write(row.stored().general())
                    : FactsJson.write(record.facts()),
            standing.basis() == null ? null : standing.basis().code(),
            standing.finalOn(),
            standing.penalty() == null ? null : PenaltyJson.write(standing.penalty()),
            row.state().code(),
            GeneralPeriods.adverse(record).until().plusDays(1),
            row.late(),
            Database.utc(row.enteredAt()),
            code(row.enteredOffice()),
            row.sourceKey(),
            change.version(),
            Database.utc(change.at()),
            change.actor(),
            code(change.office()),
            change.reason(),
            hash
        };
    }

    private static String code(AreaCode area) {
        return area == null ? null : area.value();
    }

    @Override
    public void replace(RecordRow before, RecordRow after) {
        RecordRow.Change was = before.change();
        database.update(
                "insert into record_version (record_id, version, state, at, actor, office, reason, content, content_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                before.stored().id(),
                was.version(),
                before.state().code(),
                Database.utc(was.at()),
                was.actor(),
                code(was.office()),
                was.reason(),
                RecordJson.text(before.stored()),
                RecordJson.hash(before.stored()));
        Object[] values = values(after);
        String assignments = Arrays.stream(COLUMNS.substring(COLUMNS.indexOf('(') + 1, COLUMNS.length() - 1)
                        .split(", "))
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", "));
        Object[] parameters = Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = before.stored().id();
        database.update("update credit_record set " + assignments + " where id = ?", parameters);
    }

    @Override
    public List<VersionRow> versions(long recordId) {
        return database.list(
                "select version, state, at, actor, office, reason, content from record_version where record_id = ?"
                        + " order by version",
                row -> new VersionRow(
                        row.getInt(1),
                        row.getString(2),
                        Database.instant(row, "at"),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                recordId);
    }

    @Override
    public VersionRow present(RecordRow record) {
        RecordRow.Change change = record.change();
        return new VersionRow(
                change.version(),
                record.state().code(),
                change.at(),
                change.actor(),
                code(change.office()),
                change.reason(),
                RecordJson.text(record.stored()));
    }

    @Override
    public boolean has(long subjectId, String sector) {
        return database.first(
                        "select 1 from credit_record where subject_id = ? and sector = ? limit 1",
                        row -> true,
                        subjectId,
                        sector)
                .isPresent();
    }

    @Override
    public int withdrawDoubles(long subjectId, long other, RecordRow.Change change, SectorRegistry sectors) {
        List<String> doubles = database.list(
                "select r.public_id from credit_record r join credit_record o on o.subject_id = ?"
                        + " and o.content_hash = r.content_hash where r.subject_id = ?",
                row -> row.getString(1),
                other,
                subjectId);
        for (String id : doubles) {
            RecordRow before = find(id, sectors).orElseThrow();
            replace(
                    before,
                    before.in(
                            RecordState.WITHDRAWN,
                            new RecordRow.Change(
                                    before.change().version() + 1,
                                    change.at(),
                                    change.actor(),
                                    change.office(),
                                    change.reason())));
        }
        return doubles.size();
    }

    @Override
    public boolean useDocument(StoredRecord stored, long subjectId) {
        CreditRecord record = stored.record();
        DocumentReference document = record.document();
        if (document == null || document.number() == null || document.authority() == null) {
            return true;
        }
        return database.first(
                        "insert into document_use (authority, year, number, subject_id, act, uses)"
                                + " values (?, ?, ?, ?, ?, 1) on duplicate key update uses = uses + 1"
                                + " returning subject_id, act",
                        row -> row.getLong(1) == subjectId && Objects.equals(row.getString(2), record.act()),
                        document.authority().value(),
                        record.decidedOn().getYear(),
                        document.number(),
                        subjectId,
                        record.act())
                .orElseThrow();
    }

    @Override
    public void releaseDocument(StoredRecord stored) {
        CreditRecord record = stored.record();
        DocumentReference document = record.document();
        if (document == null || document.number() == null || document.authority() == null) {
            return;
        }
        Object[] key = {document.authority().value(), record.decidedOn().getYear(), document.number()};
        database.update("update document_use set uses = uses - 1 where authority = ? and year = ? and number = ?", key);
        database.update("delete from document_use where authority = ? and year = ? and number = ? and uses <= 0", key);
    }

    @Override
    public void useAllDocuments() {
        database.update("insert ignore into document_use (authority, year, number, subject_id, act, uses)"
                + " select document_authority, year(decided_on), document_number, min(subject_id), min(act), count(*)"
                + " from credit_record where document_number is not null and document_authority is not null"
                + " and state <> 'withdrawn' group by document_authority, year(decided_on), document_number");
    }

    @Override
    public void erase(RecordRow record, byte[] hash, String ground, Instant at) {
        database.update(
                "delete from record_version where record_id = ?",
                record.stored().id());
        database.update(
                "delete from credit_record where id = ?", record.stored().id());
        database.update(
                "insert into erased_record (public_id, subject_id, erased_at, hash, ground) values (?, ?, ?, ?, ?)",
                record.stored().publicId(),
                record.subjectId(),
                Database.utc(at),
                hash,
                ground);
    }

    @Override
    public Map<Long, Set<String>> toExamine(LocalDate day, int limit) {
        Map<Long, Set<String>> subjects = new LinkedHashMap<>();
        database.list(
                "select r.subject_id, r.public_id from credit_record r join (select distinct subject_id from"
                        + " (select subject_id from credit_record where state = 'active' and examine_on <= ?"
                        + " order by examine_on limit " + limit + ") due) s on s.subject_id = r.subject_id"
                        + " where r.state = 'active' and r.examine_on <= ? order by r.subject_id, r.id",
                row -> subjects.computeIfAbsent(row.getLong(1), id -> new LinkedHashSet<>())
                        .add(row.getString(2)),
                day,
                day);
        return subjects;
    }

    @Override
    public void examineOn(LocalDate day, Collection<String> publicIds) {
        change("examine_on = ?", day, publicIds);
    }

    @Override
    public void archive(Collection<String> publicIds) {
        change("state = ?", RecordState.ARCHIVED.code(), publicIds);
    }

    private void change(String assignment, Object value, Collection<String> publicIds) {
        if (publicIds.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(value);
        parameters.addAll(publicIds);
        database.update(
                "update credit_record set " + assignment + " where public_id in (" + Database.marks(publicIds) + ")",
                parameters.toArray());
    }
}
