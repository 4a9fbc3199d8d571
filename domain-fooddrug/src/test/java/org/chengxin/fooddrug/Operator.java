package org.chengxin.fooddrug;

import static org.chengxin.core.file.TestRecord.adverse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.sector.Sector;

/** Files of fictitious operators in the year 2024, for the reading tests. */
final class Operator {

    static final Sector SECTOR = new Sector(new FoodDrugSector());

    private Operator() {}

    /** A company without any record. */
    static TestFile blank() {
        return TestFile.of(SECTOR, "operator");
    }

    /** A company with a licence and two inspections of 2024, both sound: A unless something else happens. */
    static TestFile sound() {
        return blank().with(licence("valid"), inspection("i1", "2024-03-01", "sound"))
                .with(inspection("i2", "2024-09-01", "sound"));
    }

    static TestRecord licence(String status) {
        return TestRecord.of("licence", "licence", "2021-08-02").fact("status", status);
    }

    static TestRecord inspection(String id, String on, String assurance) {
        return TestRecord.of(id, "inspection", on).fact("assurance", assurance);
    }

    static TestRecord finding(String finding, String on) {
        return TestRecord.of("finding-" + finding, "finding", on).fact("finding", finding);
    }

    static TestRecord responsibility(String on, boolean verified) {
        return TestRecord.of("responsibility", "social-responsibility", on)
                .fact("item", 5)
                .fact("verified", verified);
    }

    static TestRecord fine(String id, String on, String amount) {
        return adverse(id, "28-fine", on).fact("amount", new BigDecimal(amount));
    }

    static TestRecord warning(String id, String on) {
        return adverse(id, "28-1a", on);
    }

    static TestRecord batches(String id, String on, int count) {
        return adverse(id, "27-3", on).fact("batches", count);
    }

    /** The grade's letter, or the status where there is none. */
    static String outcome(Evaluation evaluation) {
        return evaluation.grade() == null
                ? evaluation.status().code()
                : evaluation.grade().letter();
    }

    static List<String> lists(Evaluation evaluation) {
        return evaluation.lists().stream()
                .map(effect -> effect.list().code() + " " + effect.effect().code())
                .sorted()
                .toList();
    }

    /** Record id → points of each line that counts. */
    static Map<String, Integer> counted(Evaluation evaluation) {
        Map<String, Integer> points = new TreeMap<>();
        for (Line line : evaluation.lines()) {
            if (line.counted()) {
                points.put(line.record(), line.points().intValueExact());
            }
        }
        return points;
    }

    /** The ids of lines shown with no points. */
    static List<String> uncounted(Evaluation evaluation) {
        return evaluation.lines().stream()
                .filter(line -> !line.counted() && line.points().signum() == 0)
                .map(Line::record)
                .toList();
    }

    /** The provision that a record's line shows. */
    static String provision(Evaluation evaluation, String id) {
        return evaluation.lines().stream()
                .filter(line -> line.record().equals(id))
                .map(line -> line.provision().value())
                .findFirst()
                .orElseThrow();
    }

    static int demerits(Evaluation evaluation) {
        return evaluation.score().intValueExact();
    }
}
