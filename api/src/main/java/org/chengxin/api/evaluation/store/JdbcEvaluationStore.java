package org.chengxin.api.evaluation.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.api.grade.store.PackedText;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcEvaluationStore implements EvaluationStore {

    private static final String HEAD = "e.id, e.subject_id, s.public_id, e.sector, e.as_of, e.made_at, e.rule_set,"
            + " e.rule_set_hash, e.plugin_version, e.status, e.grade, e.score, e.calendar, e.versions, e.file_hash,"
            + " e.input_hash, e.answer_hash, e.erased_at";

    /** How many texts are looked into for one page at most, so that no question takes long. */
    private static final int MOST_LOOKED_INTO = 2_000;

    private final Database database;

    @Inject
    public JdbcEvaluationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcEvaluationStore() {
        this(null);
    }

    @Override
    public Optional<EvaluationHead> find(long id) {
        return database.first(
                "select " + HEAD + " from evaluation e join subject s on s.id = e.subject_id where e.id = ?",
                JdbcEvaluationStore::head,
                id);
    }

    @Override
    public List<EvaluationHead> ofSubject(long subjectId, SectorId sector) {
        return database.list(
                "select " + HEAD + " from evaluation e force index (evaluation_of_subject)"
                        + " join subject s on s.id = e.subject_id where e.subject_id = ? and e.sector = ? order by e.id",
                JdbcEvaluationStore::head,
                subjectId,
                sector.value());
    }

    @Override
    public Map<Long, EvaluationTexts> texts(Collection<Long> ids) {
        Map<Long, EvaluationTexts> texts = new HashMap<>();
        if (!ids.isEmpty()) {
            Asked asked = Asked.keys(ids);
            database.list(
                    "select e.id, e.input, e.answer from " + asked.table()
                            + " straight_join evaluation e on e.id = asked.id where e.erased_at is null",
                    row -> texts.put(
                            row.getLong(1),
                            new EvaluationTexts(
                                    PackedText.unpacked(row.getBytes(2)), PackedText.unpacked(row.getBytes(3)))),
                    asked.parameter());
        }
        return texts;
    }

    @Override
    public Optional<EvaluationHead> knownAt(long subjectId, SectorId sector, Instant instant) {
        return database.first(
                "select " + HEAD + " from evaluation e force index (evaluation_by_time)"
                        + " join subject s on s.id = e.subject_id where e.subject_id = ? and e.sector = ?"
                        + " and e.made_at <= ? order by e.made_at desc, e.id desc limit 1",
                JdbcEvaluationStore::head,
                subjectId,
                sector.value(),
                Database.utc(instant));
    }

    @Override
    public List<EvaluationHead> touchedByRecord(
            String recordId, long subjectId, SectorId sector, long after, int limit) {
        byte[] id = ('"' + recordId + '"').getBytes(StandardCharsets.US_ASCII);
        List<Long> reading = new ArrayList<>();
        long last = after;
        int looked = MOST_LOOKED_INTO;
        while (reading.size() < limit && looked == MOST_LOOKED_INTO) {
            long[] seen = {last, 0};
            database.list(
                    "select e.id, e.input from evaluation e force index (evaluation_of_subject) where e.sector = ?"
                            + " and e.subject_id in (select s.id from subject s where s.id = ? or s.merged_into = ?)"
                            + " and e.id > ? and e.erased_at is null order by e.id limit " + MOST_LOOKED_INTO,
                    row -> {
                        seen[0] = row.getLong(1);
                        seen[1]++;
                        if (reading.size() < limit && PackedText.contains(PackedText.unpacked(row.getBytes(2)), id)) {
                            reading.add(row.getLong(1));
                        }
                        return null;
                    },
                    sector.value(),
                    subjectId,
                    subjectId,
                    last);
            last = seen[0];
            looked = (int) seen[1];
        }
        return heads(reading);
    }

    @Override
    public List<EvaluationHead> touchedByProvision(
            String provision, SectorId sector, AreaCode area, long after, int limit) {
        // The index alone tells which they are, however many there are.
        List<Object> parameters = new ArrayList<>(List.of(sector.value(), after, "%," + provision + ",%"));
        String from = "evaluation e force index (evaluation_by_provision)";
        String where = "where e.sector = ? and e.id > ? and e.provisions like ?";
        if (area != null) {
            from += " straight_join subject s on s.id = e.subject_id";
            where += " and s.area like ?";
            parameters.add(AreaPattern.of(area));
        }
        return heads(database.list(
                "select e.id from " + from + " " + where + " order by e.id limit " + limit,
                row -> row.getLong(1),
                parameters.toArray()));
    }

    private List<EvaluationHead> heads(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Asked asked = Asked.keys(ids);
        return database.list(
                "select " + HEAD + " from " + asked.table() + " straight_join evaluation e on e.id = asked.id"
                        + " straight_join subject s on s.id = e.subject_id order by e.id",
                JdbcEvaluationStore::head,
                asked.parameter());
    }

    private static EvaluationHead head(ResultSet row) throws SQLException {
        BigDecimal score = row.getBigDecimal("score");
        return new EvaluationHead(
                row.getLong("id"),
                row.getLong("subject_id"),
                row.getString("public_id"),
                row.getString("sector"),
                Database.day(row, "as_of"),
                Database.instant(row, "made_at"),
                row.getString("rule_set"),
                row.getString("rule_set_hash"),
                row.getString("plugin_version"),
                row.getString("status"),
                row.getString("grade"),
                score == null ? null : plain(score),
                row.getString("calendar"),
                row.getString("versions"),
                row.getBytes("file_hash"),
                row.getBytes("input_hash"),
                row.getBytes("answer_hash"),
                row.getObject("erased_at") == null ? null : Database.instant(row, "erased_at"));
    }

    private static BigDecimal plain(BigDecimal score) {
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
