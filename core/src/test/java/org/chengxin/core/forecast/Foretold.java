package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.subject.AreaCode;

/** A forecast in few words, for tests. */
public final class Foretold {

    private static final AreaCode AREA = AreaCode.of("150784");

    private final Forecast forecast;

    private Foretold(Forecast forecast) {
        this.forecast = forecast;
    }

    /** The forecast of a file whose earlier periods are closed. */
    public static Foretold of(TestFile file, String today, String lastClosed) {
        return of(file.kept(lastClosed), file, today);
    }

    /** The forecast of a file of a sector that reads no earlier grades. */
    public static Foretold of(TestFile file, String today) {
        return of(file, today, null);
    }

    private static Foretold of(KeptFile kept, TestFile file, String today) {
        return new Foretold(Forecast.of(kept, AREA, file.sector(), LocalDate.parse(today)));
    }

    public Forecast forecast() {
        return forecast;
    }

    /** Each change as its day, grade or status, and score. */
    public List<String> changes() {
        return forecast.changes().stream()
                .map(change -> change.on() + " " + words(change.position()))
                .toList();
    }

    /** What causes the change of a day: citations and records. */
    public List<String> causes(String day) {
        return change(day).causes().stream()
                .map(turn -> turn.citation().text() + (turn.record() == null ? "" : " " + turn.record()))
                .toList();
    }

    public String why(String day) {
        return change(day).causes().get(0).why().in(Language.ZH);
    }

    /** The lists of a day's change: a question mark after those that are only proposed. */
    public List<String> lists(String day) {
        return lists(change(day).position());
    }

    /** The codes of measures that begin and end on a day: {@code +ME117 -ME116}. */
    public String measures(String day) {
        return codes("+", change(day).added()) + codes("-", change(day).removed());
    }

    private static String codes(String sign, List<Measure> measures) {
        return measures.stream().map(measure -> sign + measure.code() + " ").collect(Collectors.joining());
    }

    private Change change(String day) {
        return forecast.changes().stream()
                .filter(change -> change.on().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow();
    }

    /** The first day on which a record's repair may be asked for with what follows, else {@code never}. */
    public String repair(String record) {
        RepairOutlook outlook = outlook(record);
        return outlook.from() == null ? "never" : outlook.from() + " " + words(outlook.after());
    }

    /** What stands in the way of a record's repair: the article, and the day on which it is gone where that is known. */
    public List<String> blockedBy(String record) {
        return outlook(record).blockedBy().stream()
                .map(bar -> bar.citation().text() + (bar.from() == null ? "" : " " + bar.from()))
                .toList();
    }

    public List<String> papers(String record) {
        return outlook(record).papers().stream().map(paper -> paper.code()).toList();
    }

    private RepairOutlook outlook(String record) {
        return forecast.repairs().stream()
                .filter(outlook -> outlook.record().id().equals(record))
                .findFirst()
                .orElseThrow();
    }

    public static List<String> lists(Position position) {
        return position.lists().stream()
                .map(place -> place.list().code() + (place.isProposed() ? "?" : ""))
                .toList();
    }

    private static String words(Position position) {
        return (position.grade() == null
                        ? position.status().code()
                        : position.grade().letter())
                + (position.score() == null
                        ? ""
                        : " " + position.score().stripTrailingZeros().toPlainString());
    }
}
