package org.chengxin.mining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.sector.Sector;

/** Files of fictitious mining subjects, for the reading tests. */
final class Miner {

    static final Sector SECTOR = new Sector(new MiningSector());

    private Miner() {}

    static TestFile holder() {
        return TestFile.of(SECTOR, "mining-right-holder");
    }

    static TestFile intermediary() {
        return TestFile.of(SECTOR, "intermediary");
    }

    static TestFile role(String role) {
        return TestFile.of(SECTOR, role);
    }

    static TestRecord publicScore(String id, String on, String score) {
        return TestRecord.of(id, "public-score", on).fact("score", new BigDecimal(score));
    }

    /** A public score long before anything else. */
    static TestRecord publicScore(String score) {
        return publicScore("platform", "2020-12-01", score);
    }

    static TestRecord honour(String id, String provision, String name, String on) {
        return TestRecord.of(id, "honour", on).under(provision).fact("honour", name);
    }

    /** A publicly funded contract that nothing excuses, not completed. */
    static TestRecord contract(String id, String due) {
        return TestRecord.of(id, "contract", "2020-12-01").day("dueOn", due).fact("funded", true);
    }

    static String outcome(Evaluation evaluation) {
        return evaluation.grade() == null
                ? evaluation.status().code()
                : evaluation.grade().letter();
    }

    static Map<String, Integer> counted(Evaluation evaluation) {
        Map<String, Integer> points = new TreeMap<>();
        for (Line line : evaluation.lines()) {
            if (line.counted()) {
                points.put(line.record(), line.points().intValueExact());
            }
        }
        return points;
    }

    static List<String> uncounted(Evaluation evaluation) {
        return evaluation.lines().stream()
                .filter(line -> !line.counted() && line.points().signum() == 0)
                .map(Line::record)
                .toList();
    }

    static List<String> lists(Evaluation evaluation) {
        return evaluation.lists().stream()
                .map(effect -> effect.list().code() + " " + effect.effect().code() + " "
                        + effect.citation().text())
                .toList();
    }

    static List<String> flags(Evaluation evaluation) {
        return evaluation.flags().stream().map(Flag::flag).toList();
    }
}
