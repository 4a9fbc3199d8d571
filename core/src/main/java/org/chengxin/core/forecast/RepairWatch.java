package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.disclosure.Retention;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.Filing;
import org.chengxin.core.procedure.Matter;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.ProcedureLaw;
import org.chengxin.core.procedure.RequiredPaper;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/**
 * Asks of each adverse record on the days that matter what a filing would be asked: whether its repair may be asked for ({@link
 * Filing}), so that a forecast and the procedure never say different things.
 */
final class RepairWatch {

    private static final String REPAIR = "repair";
    private static final Text ERASED = Text.of("保存期限于{0}届满，届时删除", "it is kept until {0} and then deleted");
    private static final Text NO_PROCEDURE = Text.of("没有适用的信用修复程序", "there is no procedure for its repair");
    private static final Citation BY_LAW = Citation.of("自治区政府令第234号第三十七条");

    private final AreaCode area;
    private final Sector sector;
    private final FutureFile future;
    private final LocalDate today;
    private final Map<String, Standing> standings;
    private NavigableSet<LocalDate> lawChanges;
    private final boolean isErasedInTheEnd;
    private final Agenda<Watched> agenda = new Agenda<>();
    private final List<Watched> watched = new ArrayList<>();

    RepairWatch(KeptFile kept, AreaCode area, Sector sector, FutureFile future, LocalDate today) {
        this.area = area;
        this.sector = sector;
        this.future = future;
        this.today = today;
        this.standings = kept.standings();
        this.isErasedInTheEnd = Retention.afterwards(kept.kind()) == Retention.Afterwards.ERASED;
        CreditFile file = future.now();
        for (Kept each : kept.records()) {
            CreditRecord record = each.record();
            boolean isOpen = record.knownBy(today)
                    && !record.repairedBy(today)
                    && sector.plugin().isAdverse(record, file, today);
            if (isOpen) {
                Watched one = new Watched(record);
                watched.add(one);
                agenda.put(today, one);
            }
        }
    }

    /** One record with what has been found of it so far. */
    private static final class Watched {
        private final CreditRecord record;
        private List<Obstacle> now;
        private RepairOutlook outlook;

        Watched(CreditRecord record) {
            this.record = record;
        }
    }

    /** The next day on which a record is to be looked at, null where there is none. */
    LocalDate next() {
        return agenda.next();
    }

    /** Looks at the records of a day, with the file as it is then. */
    void look(LocalDate day) {
        for (Watched one : agenda.take(day)) {
            look(one, day);
        }
    }

    private void look(Watched one, LocalDate day) {
        Matter matter = new Matter(
                About.RECORD, sector.plugin(), future.now(), standings, one.record, null, office(one.record), Set.of());
        Optional<Filing.Way> way = Filing.way(REPAIR, matter, day);
        List<RequiredPaper> papers =
                way.map(found -> found.procedure().papers()).orElse(List.of());
        List<Obstacle> obstacles = way.map(Filing.Way::obstacles)
                .orElseGet(() -> List.of(new Obstacle(Reason.of(NO_PROCEDURE), BY_LAW, null)));
        if (one.now == null) {
            one.now = obstacles;
        }
        List<Obstacle> lasting = new ArrayList<>();
        for (Obstacle bar : obstacles) {
            if (bar.from() == null) {
                lasting.add(bar);
            }
        }
        erasure(one.record, day).ifPresent(lasting::add);
        if (!lasting.isEmpty()) {
            one.outlook = new RepairOutlook(one.record, null, both(one.now, lasting), papers, null);
        } else if (obstacles.isEmpty()) {
            CreditFile repaired = future.repaired(one.record, day);
            one.outlook = new RepairOutlook(
                    one.record, day, one.now, papers, Position.of(sector.evaluate(repaired, day), repaired));
        } else {
            // Until the day is seen to be free, what is known is what bars it; a law that begins before may be milder.
            one.outlook = new RepairOutlook(one.record, null, one.now, papers, null);
            LocalDate free = obstacles.stream()
                    .map(Obstacle::from)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            LocalDate law = lawChanges().higher(day);
            agenda.put(law != null && law.isBefore(free) ? law : free, one);
        }
    }

    /** The days ahead from which another procedure is for repairs. */
    private NavigableSet<LocalDate> lawChanges() {
        if (lawChanges == null) {
            lawChanges = new TreeSet<>();
            Stream.of(sector.plugin().procedures(), ProcedureLaw.general())
                    .flatMap(law -> law.procedures().stream())
                    .filter(procedure -> procedure.kind().equals(REPAIR))
                    .map(procedure -> procedure.term().from())
                    .filter(today::isBefore)
                    .forEach(lawChanges::add);
        }
        return lawChanges;
    }

    private AreaCode office(CreditRecord record) {
        return record.document() == null || record.document().authority() == null
                ? area
                : record.document().authority();
    }

    /** What is left of a natural person's record after its time is nothing that could be repaired (reading D1). */
    private Optional<Obstacle> erasure(CreditRecord record, LocalDate day) {
        if (!isErasedInTheEnd || day.equals(today)) {
            return Optional.empty();
        }
        return sector.keptUntil(record, future.now(), day)
                .filter(last -> last.isBefore(day))
                .map(last -> new Obstacle(Reason.of(ERASED, last), GeneralPeriods.FIVE_YEARS, null));
    }

    private static List<Obstacle> both(List<Obstacle> some, List<Obstacle> more) {
        List<Obstacle> all = new ArrayList<>(some);
        more.stream().filter(bar -> !all.contains(bar)).forEach(all::add);
        return all;
    }

    /** What was found, in the order of the file. */
    List<RepairOutlook> outlooks() {
        List<RepairOutlook> outlooks = new ArrayList<>(watched.size());
        watched.forEach(one -> outlooks.add(one.outlook));
        return outlooks;
    }
}
