package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Requirement.Kind;
import org.chengxin.core.subject.Areas;

/** Which procedure a matter gets, and what stands in its way. */
public final class Filing {

    private static final String REPAIR = "repair";

    private static final Text REPAIRED = Text.of("该信息已修复", "the record is repaired already");
    private static final Text NOT_ADVERSE = Text.of("该信息不是不良信息", "the record is no adverse information");
    private static final Text NOT_GOOD =
            Text.of("该信息不是表彰奖励、志愿服务、慈善捐赠信息", "the record is no honour, volunteer service or donation");
    private static final Text NOT_PENALISED = Text.of("未受到行政处罚或者刑事处罚", "there is neither a penalty nor a conviction");
    private static final Text TOO_EARLY = Text.of("最早可于{0}提出申请", "it may be asked for from {0} on");
    private static final Text ALIKE =
            Text.of("{0}认定了新的同类不良信息", "adverse information of the same kind was found on {0}");
    private static final Text SEVERE = Text.of("列入严重失信名单期间不适用信用修复", "there is no repair while on a severe list");
    private static final Text NOT_LISTED = Text.of("该主体不在名单上", "the subject is not on the list");
    private static final Text LISTED_ALREADY = Text.of("该主体已在名单上", "the subject is on the list already");
    private static final Text UNREPAIRED =
            Text.of("{0}条不良信息未修复且不符合修复条件", "{0} adverse records are neither repaired nor can be");
    private static final Text REGION =
            Text.of("由盟市、旗县级主管部门作出决定", "an office of a league, city or banner decides on it");
    private static final Text FINAL = Text.of("自治区的结论为最终意见", "the region’s word is final");

    private Filing() {}

    /** The procedure of a kind for a matter that is filed on a day: the sector's own before the general one. */
    public static Optional<Procedure> find(String kind, Matter matter, LocalDate day) {
        return find(kind, matter, matter.marks(day), day);
    }

    private static Optional<Procedure> find(String kind, Matter matter, Set<String> marks, LocalDate day) {
        Optional<Procedure> own = matter.sector() == null
                ? Optional.empty()
                : matter.sector().procedures().find(kind, matter.about(), marks, day);
        return own.or(() -> ProcedureLaw.general().find(kind, matter.about(), marks, day));
    }

    /**
     * A procedure that a matter gets.
     *
     * @param obstacles what stands in the way of filing it
     */
    public record Way(Procedure procedure, List<Obstacle> obstacles) {}

    /** What {@link #find} and {@link #obstacles} say together. */
    public static Optional<Way> way(String kind, Matter matter, LocalDate day) {
        Set<String> marks = matter.marks(day);
        return find(kind, matter, marks, day)
                .map(procedure -> new Way(procedure, obstacles(procedure, matter, marks, day, Set.of())));
    }

    /** What stands in the way of filing a procedure about a matter on a day; none where nothing does. */
    public static List<Obstacle> obstacles(Procedure procedure, Matter matter, LocalDate day) {
        return obstacles(procedure, matter, matter.marks(day), day, Set.of());
    }

    private static List<Obstacle> obstacles(
            Procedure procedure, Matter matter, Set<String> marks, LocalDate day, Set<Kind> but) {
        List<Obstacle> found = new ArrayList<>();
        for (Requirement requirement : procedure.requirements()) {
            if (marks.containsAll(requirement.marks()) && !but.contains(requirement.kind())) {
                obstacle(requirement, matter, marks, day).ifPresent(found::add);
            }
        }
        if (matter.sector() != null && matter.record() != null) {
            found.addAll(matter.sector().obstacles(procedure.kind(), matter.record(), matter.file(), day));
        }
        return found;
    }

    private static Optional<Obstacle> obstacle(
            Requirement requirement, Matter matter, Set<String> marks, LocalDate day) {
        return switch (requirement.kind()) {
            case NOT_REPAIRED -> when(matter.record().repairedBy(day), requirement, REPAIRED);
            case ADVERSE -> when(!marks.contains(Marks.ADVERSE), requirement, NOT_ADVERSE);
            case GOOD -> when(!marks.contains(Marks.GOOD), requirement, NOT_GOOD);
            case PENALISED ->
                when(!marks.contains(Marks.PENALTY) && !marks.contains(Marks.JUDGMENT), requirement, NOT_PENALISED);
            case SINCE_DECISION -> since(matter.record().decidedOn(), requirement, day);
            case NONE_ALIKE_SINCE -> noneAlike(requirement, matter, day);
            case NOT_SEVERE -> notSevere(requirement, matter, day);
            case LISTED -> when(matter.listing(day) == null && !marks.contains(Marks.LISTED), requirement, NOT_LISTED);
            case NOT_LISTED -> when(matter.listing(day) != null, requirement, LISTED_ALREADY);
            case SINCE_LISTING -> sinceListing(requirement, matter, day);
            case ALL_REPAIRED -> allRepaired(requirement, matter, day);
            case BELOW_REGION -> when(isRegion(matter), requirement, REGION);
            case OFFICE_ABOVE -> when(isRegion(matter), requirement, FINAL);
        };
    }

    private static Optional<Obstacle> when(boolean stands, Requirement requirement, Text why, Object... particulars) {
        return stands
                ? Optional.of(new Obstacle(Reason.of(why, particulars), requirement.citation(), null))
                : Optional.empty();
    }

    /** From the first day after the time is over (reading R2). */
    private static Optional<Obstacle> since(LocalDate start, Requirement requirement, LocalDate day) {
        LocalDate last = switch (requirement.length()) {
            case Length.Days days -> start.plusDays(days.count());
            case Length.Months months -> Term.lastDay(start, Period.ofMonths(months.count()));
            case Length.Years years -> Term.lastDay(start, Period.ofYears(years.count()));
            case Length.WorkingDays ignored ->
                throw new IllegalStateException("no requirement runs in working days: " + requirement);
        };
        LocalDate first = last.plusDays(1);
        return day.isBefore(first)
                ? Optional.of(new Obstacle(Reason.of(TOO_EARLY, first), requirement.citation(), first))
                : Optional.empty();
    }

    private static Optional<Obstacle> sinceListing(Requirement requirement, Matter matter, LocalDate day) {
        Listing listing = matter.listing(day);
        return listing == null ? Optional.empty() : since(listing.from(), requirement, day);
    }

    private static Optional<Obstacle> noneAlike(Requirement requirement, Matter matter, LocalDate day) {
        CreditRecord record = matter.record();
        for (CreditRecord other : matter.file().records()) {
            boolean alike = other.decidedOn().isAfter(record.decidedOn())
                    && other.knownBy(day)
                    && matter.sector().isAlike(record, other)
                    && matter.sector().isAdverse(other, matter.file(), day);
            if (alike) {
                return Optional.of(
                        new Obstacle(Reason.of(ALIKE, other.decidedOn()), requirement.citation(), null, other.id()));
            }
        }
        return Optional.empty();
    }

    /** It is gone with the last of the entries, where each of them has an end. */
    private static Optional<Obstacle> notSevere(Requirement requirement, Matter matter, LocalDate day) {
        boolean severe = false;
        LocalDate last = day;
        for (Listing listing : matter.file().listings()) {
            if (listing.list() == ListKind.SEVERE && listing.holdsOn(day)) {
                severe = true;
                last = last == null || listing.until() == null
                        ? null
                        : listing.until().isAfter(last) ? listing.until() : last;
            }
        }
        return severe
                ? Optional.of(
                        new Obstacle(Reason.of(SEVERE), requirement.citation(), last == null ? null : last.plusDays(1)))
                : Optional.empty();
    }

    /** Repairable but for the list is as good as repaired: the repair is recorded with the removal (reading O3). */
    private static Optional<Obstacle> allRepaired(Requirement requirement, Matter matter, LocalDate day) {
        if (matter.sector() == null) {
            return Optional.empty();
        }
        long left = matter.file().records().stream()
                .filter(record -> record.knownBy(day) && !record.repairedBy(day))
                .filter(record -> matter.sector().isAdverse(record, matter.file(), day))
                .filter(record -> !matter.isRepairableButForTheList(record, day))
                .count();
        return when(left > 0, requirement, UNREPAIRED, left);
    }

    /** Whether a matter's record could be repaired on a day if its subject were on no list. */
    static boolean isRepairableButForTheList(Matter matter, LocalDate day) {
        Set<String> marks = matter.marks(day);
        return find(REPAIR, matter, marks, day)
                .filter(repair -> obstacles(repair, matter, marks, day, Set.of(Kind.NOT_SEVERE))
                        .isEmpty())
                .isPresent();
    }

    private static boolean isRegion(Matter matter) {
        return Areas.region()
                .find(matter.office())
                .filter(area -> area.parent() == null)
                .isPresent();
    }
}
