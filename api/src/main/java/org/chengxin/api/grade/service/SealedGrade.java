package org.chengxin.api.grade.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.grade.service.FileWalk.Filed;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Language;
import org.chengxin.core.subject.AreaCode;

/**
 * What an evaluation came to, with what shows that it came to that: SHA-256 of the request that asks it again, and of the answer in
 * Chinese, the same as those of a kept evaluation.
 *
 * @param grade null unless graded
 * @param score null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them by value
public record SealedGrade(
        long subjectId,
        String publicId,
        AreaCode area,
        Status status,
        Grade grade,
        BigDecimal score,
        byte[] inputHash,
        byte[] answerHash,
        List<ListEffect> lists) {

    /** Seals the evaluation of a file. */
    public static SealedGrade of(Filed filed, Evaluation evaluation) {
        BigDecimal score = evaluation.score() == null ? null : plain(evaluation.score());
        return new SealedGrade(
                filed.stored().subjectId(),
                filed.stored().publicId(),
                filed.area(),
                evaluation.status(),
                evaluation.grade(),
                score,
                Digests.sha256(CanonicalFile.bytes(filed.file(), evaluation.asOf())),
                Digests.sha256(EvaluationWriter.bytes(evaluation, Language.ZH)),
                evaluation.lists());
    }

    /** A score as it is told and hashed: without zeros that say nothing. */
    public static BigDecimal plain(BigDecimal score) {
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** What it came to in one word: the grade's letter, or why there is none. */
    public String outcome() {
        return grade == null ? status.code() : grade.letter();
    }

    /** The line that goes into the hash over all: id, status, grade, score and the two hashes, parted by tabs, {@code -} for none. */
    public byte[] line() {
        HexFormat hex = HexFormat.of();
        return String.join(
                        "\t",
                        publicId,
                        status.code(),
                        grade == null ? "-" : grade.letter(),
                        score == null ? "-" : score.toPlainString(),
                        hex.formatHex(inputHash),
                        hex.formatHex(answerHash) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
