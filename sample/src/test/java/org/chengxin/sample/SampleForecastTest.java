package org.chengxin.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.Kept;
import org.chengxin.core.forecast.Change;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.sector.FileOverTime;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.junit.jupiter.api.Test;

/**
 * If nothing new happens, a grade changes only on a day that the forecast named: day by day for six years, for some subjects of the
 * sample region, for all of them with {@code ./chengxin test --all}.
 */
class SampleForecastTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final boolean ALL = "all".equals(System.getProperty("chengxin.tests"));
    private static final int ONE_IN = ALL ? 1 : 23;

    private final List<Map<String, Object>> lines = SampleLines.of(TODAY);
    private final Map<String, Optional<String>> lastClosed = new HashMap<>();

    /** A subject's file in a sector with what it is forecast to become. */
    private record Case(Map<String, Object> line, Sector sector, KeptFile kept) {}

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += ONE_IN) {
            Map<String, Object> line = lines.get(i);
            for (String id : SampleLines.object(line, "roles").keySet()) {
                Sector sector = SampleLines.REGISTRY.find(id).orElseThrow();
                CreditFile file = SampleLines.file(line, sector, TODAY);
                cases.add(new Case(
                        line,
                        sector,
                        new KeptFile(
                                file.kind(),
                                file.status(),
                                file.role(),
                                file.priorGrades(),
                                lastClosed(id),
                                file.listings(),
                                file.records().stream().map(Kept::of).toList())));
            }
        }
        return cases;
    }

    /** The last period of a sector that any subject has a grade of, as the store tells it. */
    private String lastClosed(String sector) {
        return lastClosed
                .computeIfAbsent(
                        sector,
                        id -> lines.stream()
                                .flatMap(line -> SampleLines.objects(line, "priorGrades").stream())
                                .filter(prior ->
                                        SampleLines.text(prior, "sector").equals(id))
                                .map(prior -> SampleLines.text(prior, "period"))
                                .max(String::compareTo))
                .orElse(null);
    }

    @Test
    void aGradeChangesOnlyOnADayThatTheForecastNamed() {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThan(100);
        int changes = IntStream.range(0, cases.size())
                .parallel()
                .map(i -> assertForetold(cases.get(i)))
                .sum();
        assertThat(changes).as("changes that were foretold and came").isGreaterThan(100);
    }

    /** How many changes of status, grade or score came as foretold. */
    private static int assertForetold(Case one) {
        Forecast forecast =
                Forecast.of(one.kept(), AreaCode.of(SampleLines.text(one.line(), "area")), one.sector(), TODAY);
        Set<LocalDate> named = new HashSet<>();
        forecast.changes().stream().map(Change::on).forEach(named::add);
        FileOverTime file = new FileOverTime(one.kept(), one.sector());
        Evaluation before = one.sector().evaluate(file.on(TODAY), TODAY);
        int changes = 0;
        for (LocalDate day = TODAY.plusDays(1); !day.isAfter(forecast.until()); day = day.plusDays(1)) {
            Evaluation today = one.sector().evaluate(file.on(day), day);
            if (!words(today).equals(words(before))) {
                String what = one.sector().id() + " " + day + ": " + words(before) + " → " + words(today) + " of "
                        + SampleLines.text(one.line(), "name");
                assertThat(named).as(what).contains(day);
                LocalDate on = day;
                assertThat(forecast.changes().stream()
                                .filter(change -> change.on().equals(on))
                                .map(change -> words(
                                        change.position().status().code(),
                                        change.position().grade(),
                                        change.position().score())))
                        .as(what)
                        .containsExactly(words(today));
                changes++;
            }
            before = today;
        }
        return changes;
    }

    private static String words(Evaluation evaluation) {
        return words(evaluation.status().code(), evaluation.grade(), evaluation.score());
    }

    private static String words(String status, Object grade, BigDecimal score) {
        return status + " " + grade + " "
                + (score == null ? "" : score.stripTrailingZeros().toPlainString());
    }
}
