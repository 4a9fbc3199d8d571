package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.procedure.Limit;
import org.chengxin.core.subject.Areas;

/**
 * What running procedures have published for a time (公示): conclusions of objections in food and drug for ten days, severe-list
 * removals for seven working days. It says nothing of who has applied, nor what anybody wrote.
 */
@ApplicationScoped
public class Publications {

    private static final char BY_CASE = 'c';
    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");
    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();

    private final ProcedureStore store;
    private final SubjectStore subjects;
    private final Laws laws;
    private final ServiceClock clock;

    @Inject
    public Publications(ProcedureStore store, SubjectStore subjects, Laws laws, ServiceClock clock) {
        this.store = store;
        this.subjects = subjects;
        this.laws = laws;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Publications() {
        this(null, null, null, null);
    }

    /** Whom a publication is about; a natural person without code. */
    public record About(String id, String name, String code) {
        static About of(SubjectRow row) {
            return new About(
                    row.publicId(),
                    row.name(),
                    row.code() == null ? null : row.code().value());
        }
    }

    /**
     * What is published of a case.
     *
     * @param sector null for what is of the general part
     * @param list null where it is about none
     * @param outcome what was decided, null while nothing is
     * @param until the last day
     */
    public record Publication(
            String id,
            String kind,
            About subject,
            String sector,
            String list,
            String outcome,
            String office,
            LocalDate from,
            LocalDate until,
            String citation) {}

    private static List<String> bound(String kind) {
        return List.of("publications", kind + "");
    }

    /** The kinds of procedure that there are. */
    public List<String> kinds() {
        return laws.kinds();
    }

    /** Reads a cursor; empty where this service never gave it for this kind. */
    public static Optional<Cursor> cursor(String text, String kind) {
        return Cursor.decode(text, bound(kind))
                .filter(cursor -> ROW.matcher(cursor.key()).matches());
    }

    /**
     * One page of what is published today, in the order of filing.
     *
     * @param kind null for every kind
     * @param cursor null for the first page
     */
    public Page<Publication> page(String kind, int limit, Cursor cursor) {
        LocalDate today = clock.today();
        List<CaseRow> found =
                store.published(kind, today, cursor == null ? 0 : Long.parseLong(cursor.key()), limit + 1);
        List<CaseRow> page = found.subList(0, Math.min(limit, found.size()));
        Map<String, SubjectRow> about =
                subjects
                        .ofPublicIds(
                                page.stream().map(CaseRow::subject).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(SubjectRow::publicId, Function.identity()));
        Map<Long, List<StepRow>> steps =
                store.steps(page.stream().map(CaseRow::id).toList());
        return new Page<>(
                page.stream()
                        .map(row -> publication(
                                row, steps.getOrDefault(row.id(), List.of()), about.get(row.subject()), today))
                        .toList(),
                found.size() > limit
                        ? new Cursor(BY_CASE, Long.toString(page.get(limit - 1).id())).encode(bound(kind))
                        : null);
    }

    private Publication publication(CaseRow row, List<StepRow> steps, SubjectRow subject, LocalDate today) {
        Limit time =
                laws.at(row, steps).owed(CALENDAR, today).orElseThrow().step().limit();
        StepRow published = steps.stream()
                .filter(step -> step.step().equals(time.from()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String outcome = steps.stream()
                .map(StepRow::outcome)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
        return new Publication(
                row.publicId(),
                row.kind(),
                About.of(subject),
                row.sector(),
                row.matter().list() == null ? null : row.matter().list().code(),
                outcome,
                Areas.region().fullName(row.office()),
                published.day(),
                row.now().dueOn(),
                published.citation());
    }
}
