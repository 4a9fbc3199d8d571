package org.chengxin.api.grade.store;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.SectorId;

@ApplicationScoped
public class JdbcGradeStore implements GradeStore {

    private static final String ANSWER_ZH =
            "select day, made_by, etag_zh, answer_zh from running_grade where public_id = ? and sector = ? and etag_zh <> ''";
    private static final String ANSWER_EN =
            "select day, made_by, etag_en, answer_en from running_grade where public_id = ? and sector = ? and etag_en <> ''";
    private static final String RUNNING = "running_grade (public_id, sector, subject_id, day, made_by, status, grade,"
            + " score, etag_zh, etag_en, answer_zh, answer_en)";
    private static final String IN_ITS_PLACE =
            "on duplicate key update day = value(day), made_by = value(made_by), status = value(status),"
                    + " grade = value(grade), score = value(score), etag_zh = value(etag_zh), etag_en = value(etag_en)";
    private static final String WITH_ANSWERS = ", answer_zh = value(answer_zh), answer_en = value(answer_en)";
    private static final String EVALUATION = "evaluation (subject_id, sector, as_of, made_at, rule_set, rule_set_hash,"
            + " plugin_version, status, grade, score, calendar, versions, provisions, file_hash, input_hash, answer_hash,"
            + " input, answer)";

    static final String ANY_PROVISION = "*";
    private static final int LONGEST_PROVISIONS = 2_900;
    private static final byte[] NONE = {};

    private final Database database;

    @Inject
    public JdbcGradeStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcGradeStore() {
        this(null);
    }

    @Override
    public Optional<RunningAnswer> answer(String publicId, SectorId sector, Language language) {
        return database.first(
                language == Language.EN ? ANSWER_EN : ANSWER_ZH,
                row -> new RunningAnswer(
                        new RunningMark(row.getDate(1).toLocalDate(), row.getString(2)),
                        new Prepared(row.getBytes(4), row.getString(3))),
                publicId,
                sector.value());
    }

    @Override
    public List<RunningState> states(Collection<Long> subjectIds) {
        if (subjectIds.isEmpty()) {
            return List.of();
        }
        return database.list(
                "select subject_id, sector, day, made_by, status, grade, score from running_grade"
                        + " where subject_id in (" + Database.marks(subjectIds) + ") order by subject_id, sector",
                row -> new RunningState(
                        row.getLong(1),
                        row.getString(2),
                        new RunningMark(Database.day(row, "day"), row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        score(row)),
                subjectIds.toArray());
    }

    @Override
    public void outdate(Collection<Long> subjectIds, SectorId sector) {
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            database.update(
                    "update " + asked.table() + " straight_join running_grade w on w.subject_id = asked.id"
                            + " and w.sector = ? set w.made_by = 'due'",
                    asked.parameter(),
                    sector.value());
        }
    }

    @Override
    public void outdate(Collection<Long> subjectIds) {
        if (!subjectIds.isEmpty()) {
            database.update(
                    "update running_grade set made_by = 'due' where subject_id in (" + Database.marks(subjectIds)
                            + ") and made_by <> 'due'",
                    subjectIds.toArray());
        }
    }

    @Override
    public void put(Collection<RunningGrade> grades) {
        List<Object[]> answered = new ArrayList<>();
        List<Object[]> unanswered = new ArrayList<>();
        for (RunningGrade grade : grades) {
            (grade.zh() == null ? unanswered : answered).add(new Object[] {
                grade.publicId(),
                grade.sector(),
                grade.subjectId(),
                grade.mark().day(),
                grade.mark().madeBy(),
                grade.status(),
                grade.grade(),
                grade.score(),
                etag(grade.zh()),
                etag(grade.en()),
                body(grade.zh()),
                body(grade.en())
            });
        }
        database.insertLong(RUNNING, IN_ITS_PLACE + WITH_ANSWERS, answered);
        // Answers of before stay where they are, without a tag: most of a row need not be touched.
        boolean one = grades.size() == 1 && unanswered.size() == 1;
        if (!one || !replaced(grades.iterator().next())) {
            database.insert(RUNNING, IN_ITS_PLACE, unanswered);
        }
    }

    /** Of one subject there nearly always is a grade already, and to change it takes half as long as to find that out. */
    private boolean replaced(RunningGrade grade) {
        return database.update(
                        "update running_grade set day = ?, made_by = ?, status = ?, grade = ?, score = ?, etag_zh = '',"
                                + " etag_en = '' where subject_id = ? and sector = ?",
                        grade.mark().day(),
                        grade.mark().madeBy(),
                        grade.status(),
                        grade.grade(),
                        grade.score(),
                        grade.subjectId(),
                        grade.sector())
                == 1;
    }

    private static String etag(Prepared answer) {
        return answer == null ? "" : answer.etag();
    }

    private static byte[] body(Prepared answer) {
        return answer == null ? NONE : answer.body();
    }

    @Override
    public Map<Long, Last> last(Collection<Long> subjectIds, SectorId sector) {
        Map<Long, Last> last = new HashMap<>();
        if (subjectIds.isEmpty()) {
            return last;
        }
        Asked asked = Asked.keys(subjectIds);
        // Of one subject the end of the index is quicker than a table of one row.
        String newest = subjectIds.size() == 1
                ? "evaluation e where subject_id = ? and sector = ? order by id desc limit 1"
                : "(select max(l.id) as id from " + asked.table() + " straight_join evaluation l"
                        + " force index (evaluation_of_subject) on l.subject_id = asked.id and l.sector = ?"
                        + " group by l.subject_id) newest straight_join evaluation e on e.id = newest.id";
        database.list(
                "select e.subject_id, e.rule_set, e.rule_set_hash, e.plugin_version, e.status, e.grade, e.score,"
                        + " e.file_hash from " + newest,
                row -> last.put(
                        row.getLong(1),
                        new Last(
                                new EvaluationEntry.Basis(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        score(row)),
                                row.getBytes("file_hash"))),
                asked.parameter(),
                sector.value());
        return last;
    }

    @Override
    public void append(Collection<EvaluationEntry> entries) {
        database.insertLong(
                EVALUATION,
                "",
                entries.stream()
                        .map(entry -> new Object[] {
                            entry.subjectId(),
                            entry.sector(),
                            entry.asOf(),
                            Database.utc(entry.madeAt()),
                            entry.basis().ruleSet(),
                            entry.basis().ruleSetHash(),
                            entry.basis().pluginVersion(),
                            entry.basis().status(),
                            entry.basis().grade(),
                            entry.basis().score(),
                            entry.rests().calendar(),
                            versions(entry.rests().versions()),
                            provisions(entry.rests().provisions()),
                            entry.fileHash(),
                            entry.inputHash(),
                            entry.answerHash(),
                            PackedText.packed(entry.input()),
                            PackedText.packed(entry.answer())
                        })
                        .toList());
    }

    /** Most records have one version only: nothing is said then. */
    private static String versions(List<Integer> versions) {
        return versions.stream().allMatch(version -> version == 1)
                ? null
                : versions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String provisions(Set<String> provisions) {
        String text = provisions.stream().sorted().collect(Collectors.joining(",", ",", ","));
        return text.length() > LONGEST_PROVISIONS ? ANY_PROVISION : text;
    }

    @Override
    public int eraseReading(String recordId, long subjectId, SectorId sector, Instant at) {
        byte[] id = recordId.getBytes(StandardCharsets.US_ASCII);
        // An evaluation from before a merge stands under the file that is now part of this one.
        List<Long> reading = database
                .list(
                        "select e.id, e.input from evaluation e where e.sector = ? and e.erased_at is null and e.subject_id in"
                                + " (select s.id from subject s where s.id = ? or s.merged_into = ?)",
                        row -> PackedText.contains(PackedText.unpacked(row.getBytes(2)), id) ? row.getLong(1) : null,
                        sector.value(),
                        subjectId,
                        subjectId)
                .stream()
                .filter(Objects::nonNull)
                .toList();
        if (!reading.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(Database.utc(at));
            parameters.addAll(reading);
            database.update(
                    "update evaluation set input = null, answer = null, versions = null, provisions = '', erased_at = ?"
                            + " where id in ("
                            + Database.marks(reading) + ")",
                    parameters.toArray());
        }
        return reading.size();
    }

    private static BigDecimal score(ResultSet row) throws SQLException {
        BigDecimal score = row.getBigDecimal("score");
        if (score == null) {
            return null;
        }
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
