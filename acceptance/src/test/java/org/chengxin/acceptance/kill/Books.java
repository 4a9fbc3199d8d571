package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the database holds, and whether each part of it fits the others. Records of imports are those with a source key. */
final class Books {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What must never be, each with the query that finds it. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put("a record without just its former versions", """
                select r.public_id from credit_record r left join (select record_id, count(*) as n, min(version) as first,
                 max(version) as last from record_version group by record_id) v on v.record_id = r.id
                where coalesce(v.n, 0) <> r.version - 1 or (r.version > 1 and (v.first <> 1 or v.last <> r.version - 1))""");
        NEVER.put("a record entered by itself without an audit entry for each version", """
                select r.public_id from credit_record r left join (select object, count(*) as n,
                 count(distinct json_value(detail, '$.version')) as versions from audit_entry
                 where action in ('record.entered', 'record.corrected', 'record.withdrawn') group by object) a
                 on a.object = r.public_id
                where r.source_key is null and (coalesce(a.n, 0) <> r.version or a.versions <> r.version)""");
        NEVER.put("an audit entry of a record that is not there", """
                select a.object from audit_entry a left join credit_record r on r.public_id = a.object
                where a.action in ('record.entered', 'record.corrected', 'record.withdrawn') and r.id is null""");
        NEVER.put("an audit entry that is not either linked or waiting", """
                select e.id from audit_entry e left join audit_link l on l.entry_id = e.id
                 left join audit_pending p on p.entry_id = e.id
                where (l.seq is null) = (p.entry_id is null)""");
        NEVER.put("a link without its entry, or beyond the head", """
                select l.seq from audit_link l left join audit_entry e on e.id = l.entry_id, audit_head h
                where e.id is null or l.seq > h.seq""");
        NEVER.put("a head that does not count the links", """
                select h.seq from audit_head h where h.seq <> (select count(*) from audit_link)""");
        NEVER.put("a record entered by itself without a key for each version", """
                select r.public_id from credit_record r left join (select object, count(*) as n from idempotency_key
                 group by object) k on k.object = r.public_id
                where r.source_key is null and coalesce(k.n, 0) <> r.version""");
        NEVER.put("a key without its answer", """
                select hex(id) from idempotency_key where status is null or body is null""");
        NEVER.put("a key of a record that is not there", """
                select k.object from idempotency_key k left join credit_record r on r.public_id = k.object
                where k.object is not null and r.id is null""");
        NEVER.put("a document whose uses are not counted", """
                select r.number from (select document_authority as authority, year(decided_on) as year,
                 document_number collate utf8mb4_bin as number, count(*) as n from credit_record
                 where state <> 'withdrawn' and document_number is not null group by 1, 2, 3) r
                 left join document_use d on d.authority = r.authority and d.year = r.year and d.number = r.number
                where coalesce(d.uses, 0) <> r.n""");
        NEVER.put("uses of documents that no records have", """
                select d.n from (select coalesce(sum(uses), 0) as n from document_use) d where d.n <> (select count(*)
                 from credit_record where state <> 'withdrawn' and document_number is not null)""");
        NEVER.put("a subject without its role, its running grade or its audit entry", """
                select s.public_id from subject s where not exists (select 1 from subject_role r where r.subject_id = s.id)
                 or not exists (select 1 from running_grade g where g.subject_id = s.id)
                 or 1 <> (select count(*) from audit_entry a where a.subject = s.public_id and a.action = 'subject.created')""");
        NEVER.put("keys of nothing that was written, or the other way round", """
                select k.n from (select count(*) as n from idempotency_key) k where k.n <> (select count(*) from subject)
                 + (select coalesce(sum(version), 0) from credit_record where source_key is null) + (select count(*) from job)""");
        NEVER.put("a running grade that is not that of the last evaluation", """
                select g.public_id from running_grade g left join evaluation e on e.id = (select max(x.id) from evaluation x
                 where x.subject_id = g.subject_id and x.sector = g.sector)
                where g.made_by <> 'due'
                 and not (e.id is not null and e.status = g.status and e.grade <=> g.grade and e.score <=> g.score)""");
        NEVER.put("an import whose rows are not all told", """
                select j.public_id from job j join import_batch b on b.job_id = j.id
                where b.row_no <> j.done or b.accepted + b.unchanged + j.failed <> b.row_no
                 or j.failed <> (select count(distinct f.row_no) from import_fault f where f.job_id = j.id)""");
        NEVER.put("an import whose chunks are not all in the audit trail", """
                select j.public_id from job j join import_batch b on b.job_id = j.id left join (select object,
                 sum(json_value(detail, '$.accepted')) as accepted, max(json_value(detail, '$.lastRow') + 0) as last,
                 sum(json_value(detail, '$.lastRow') - json_value(detail, '$.firstRow') + 1) as n
                 from audit_entry where action = 'import.chunk' group by object) a on a.object = j.public_id
                where coalesce(a.accepted, 0) <> b.accepted or coalesce(a.n, 0) <> b.row_no
                 or coalesce(a.last, 0) <> b.row_no""");
        NEVER.put("records of imports that no import counts", """
                select n from (select count(*) as n from credit_record where source_key is not null) r
                where n <> (select sum(accepted) from import_batch)""");
    }

    /** How far a job is. */
    record Progress(String state, long done, long total) {

        boolean isInTheMiddle() {
            return state.equals("running") && done > 0 && done < total;
        }
    }

    private Books() {}

    /** Waits until the database does nothing any more for a service that is gone. */
    static void awaitQuiet(Connection connection) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String others =
                "select id from information_schema.processlist where user = 'chengxin' and id <> connection_id()";
        while (!column(connection, others).isEmpty()) {
            assertThat(Instant.now()).as("the database goes on for nobody").isBefore(deadline);
            Thread.sleep(20);
        }
    }

    /** Checks that nothing is there in part, at one moment, whatever is being written. */
    static void checkWhole(Connection connection) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("start transaction with consistent snapshot")) {
            begin.execute();
        }
        for (Map.Entry<String, String> never : NEVER.entrySet()) {
            assertThat(column(connection, never.getValue())).as(never.getKey()).isEmpty();
        }
        try (PreparedStatement end = connection.prepareStatement("rollback")) {
            end.execute();
        }
    }

    /** What each version of each record says that was not imported, by {@code id/version}. */
    static Map<String, String> versions(Connection connection) throws SQLException {
        Map<String, String> versions = new HashMap<>();
        String sql = """
                select concat(r.public_id, '/', r.version), r.state, r.provision, json_value(r.facts, '$.score'), r.decided_on,
                 r.act, r.document_number, r.reason from credit_record r where r.source_key is null
                union all
                select concat(r.public_id, '/', v.version), v.state, json_value(v.content, '$.provision'),
                 json_value(v.content, '$.facts.score'), json_value(v.content, '$.decidedOn'), json_value(v.content, '$.act'),
                 json_value(v.content, '$.document.number'), v.reason
                from record_version v join credit_record r on r.id = v.record_id where r.source_key is null""";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> members = new ArrayList<>();
                for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                    members.add(row.getString(column) == null ? "" : row.getString(column));
                }
                assertThat(versions.put(row.getString(1), String.join("|", members)))
                        .isNull();
            }
        }
        return versions;
    }

    /** The answer of the last evaluation that was kept of a subject. */
    static JsonNode lastEvaluation(Connection connection, String subject) throws SQLException {
        String sql = "select e.answer from evaluation e join subject s on s.id = e.subject_id where s.public_id = ?"
                + " order by e.id desc limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).as(subject).isTrue();
                try (InflaterInputStream answer = new InflaterInputStream(new ByteArrayInputStream(row.getBytes(1)))) {
                    return MAPPER.readTree(answer.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    static Progress progress(Connection connection, String job) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select state, done, total from job where public_id = ?")) {
            statement.setString(1, job);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).as(job).isTrue();
                return new Progress(row.getString(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    /** Checks that just the good rows of a finished import are there, and that the audit trail has their hashes. */
    static void checkImport(Connection connection, String job, Importer.File file, JsonNode result)
            throws SQLException {
        Map<Integer, byte[]> hashes = new HashMap<>();
        Map<String, String> acts = new HashMap<>();
        String sql = "select source_key, act, content_hash from credit_record where source_key like ? and version = 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.keys() + "%");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String key = row.getString(1);
                    acts.put(key, row.getString(2));
                    hashes.put(Integer.parseInt(key.substring(file.keys().length())), row.getBytes(3));
                }
            }
        }
        assertThat(acts.keySet()).isEqualTo(file.good().keySet());
        acts.forEach((key, act) -> assertThat(act).isEqualTo("act-" + key));
        MessageDigest sha256 = sha256();
        byte[] root = new byte[sha256.getDigestLength()];
        for (String text : column(
                connection,
                "select detail from audit_entry where action = 'import.chunk' and object = '" + job
                        + "' order by id")) {
            JsonNode chunk = MAPPER.readTree(text);
            for (int row = chunk.get("firstRow").asInt();
                    row <= chunk.get("lastRow").asInt();
                    row++) {
                if (hashes.containsKey(row)) {
                    sha256.update(hashes.get(row));
                }
            }
            byte[] ofChunk = sha256.digest();
            assertThat(chunk.get("rootHash").asString())
                    .isEqualTo(HexFormat.of().formatHex(ofChunk));
            sha256.update(root);
            root = sha256.digest(ofChunk);
        }
        assertThat(result.get("rootHash").asString()).isEqualTo(HexFormat.of().formatHex(root));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
