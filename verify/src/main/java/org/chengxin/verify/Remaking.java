package org.chengxin.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.Replay;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

/** Makes a kept evaluation again from its kept input. For any number of threads. */
final class Remaking {

    private static final int DECIMALS = 10;

    /** One for each thread: to make one for each text takes longer than to unpack it. */
    private static final ThreadLocal<Texts> TEXTS = ThreadLocal.withInitial(Texts::new);

    private final Replay replay;
    private final Map<String, Sector> sectors = new HashMap<>();
    private final Map<String, String> code = new HashMap<>();

    /**
     * Makes evaluations again.
     *
     * @param registry the sectors as they are now
     * @param version which code a sector is
     */
    Remaking(SectorRegistry registry, Function<Sector, String> version) {
        this.replay = new Replay(registry);
        for (Sector sector : registry.all()) {
            sectors.put(sector.id().value(), sector);
            code.put(sector.id().value(), version.apply(sector));
        }
    }

    /** What came of one evaluation. */
    EvaluationReport check(KeptEvaluation kept) {
        if (kept.erased()) {
            return kept.input() == null && kept.answer() == null
                    ? new EvaluationReport(0, 1, 0, 0, null)
                    : misfit(kept, "it is said to be erased, and its texts are there");
        }
        if (kept.input() == null || kept.answer() == null) {
            return misfit(kept, "its texts are missing, and it is not said to be erased");
        }
        Texts texts = TEXTS.get();
        byte[] input = texts.input(kept.input());
        if (!Arrays.equals(texts.hash(input, 0), kept.inputHash())) {
            return misfit(kept, "its input is not what its hash is of");
        }
        Texts.Answer answer = texts.answer(kept.answer());
        if (!Arrays.equals(texts.hash(answer), kept.answerHash())) {
            return misfit(kept, "its answer is not what its hash is of");
        }
        String difference = difference(kept, input, answer);
        if (difference == null) {
            return new EvaluationReport(1, 0, 0, 0, null);
        }
        // The law stands in the sector's jar: the same code has the same law.
        return kept.code().equals(code.get(kept.sector()))
                ? misfit(kept, difference)
                : new EvaluationReport(0, 0, 1, 0, null);
    }

    private static EvaluationReport misfit(KeptEvaluation kept, String why) {
        return new EvaluationReport(0, 0, 0, 1, new Misfit(Misfit.Part.EVALUATION, kept.id(), why));
    }

    /** What comes out otherwise than it is kept, null for nothing. */
    private String difference(KeptEvaluation kept, byte[] input, Texts.Answer answer) {
        Sector sector = sectors.get(kept.sector());
        if (sector == null) {
            return "there is no plugin of its sector";
        }
        Evaluation again;
        try {
            again = replay.again(sector, input, kept.asOf());
        } catch (Replay.ReplayException e) {
            return e.getMessage();
        }
        if (!answer.says(EvaluationWriter.bytes(again, Language.ZH))) {
            return "its answer comes out as another one";
        }
        if (!again.ruleSet().id().equals(kept.ruleSet())
                || !again.ruleSet().hash().equals(kept.ruleSetHash())) {
            return "it is by another rule set than it says";
        }
        if (!again.status().code().equals(kept.status())
                || !Objects.equals(again.grade() == null ? null : again.grade().letter(), kept.grade())
                || !shows(kept.score(), again.score())) {
            return "its status, grade or score is not that of its answer";
        }
        return Arrays.equals(TEXTS.get().hash(input, day(kept, input)), kept.fileHash())
                ? null
                : "its file is not what its hash is of";
    }

    /** Whether a score is the one that the table, which keeps ten decimals, shows. */
    private static boolean shows(BigDecimal kept, BigDecimal score) {
        if (kept == null || score == null) {
            return kept == null && score == null;
        }
        return score.setScale(DECIMALS, RoundingMode.HALF_UP).compareTo(kept) == 0;
    }

    /** How many bytes the day takes that stands first in an input and is no part of its file. */
    private static int day(KeptEvaluation kept, byte[] input) {
        byte[] day = ("{\"asOf\":\"" + kept.asOf() + "\",").getBytes(StandardCharsets.US_ASCII);
        boolean first = input.length >= day.length && Arrays.equals(input, 0, day.length, day, 0, day.length);
        return first ? day.length : 0;
    }
}
