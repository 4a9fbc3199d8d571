package org.chengxin.api.closing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.closing.service.ClosingAnswers.ActAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.AreaAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.ClosingAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.FrozenAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.ProposalAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.SubjectAnswer;
import org.chengxin.api.closing.store.AreaRow;
import org.chengxin.api.closing.store.ClosedGradeRow;
import org.chengxin.api.closing.store.ClosingRow;
import org.chengxin.api.closing.store.ClosingStore;
import org.chengxin.api.closing.store.ProposalRow;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.json.Bound;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** Reads closings: those that are closed are public, those under way are for offices. */
@ApplicationScoped
public class ClosingReading {

    private static final char BY_PERIOD = 'p';
    private static final char BY_ROW = 'r';
    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");

    private final ClosingStore store;
    private final AuditTrail audit;
    private final Sectors sectors;

    @Inject
    public ClosingReading(ClosingStore store, AuditTrail audit, Sectors sectors) {
        this.store = store;
        this.audit = audit;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    ClosingReading() {
        this(null, null, null);
    }

    /** Reads a cursor of the closings of a sector; empty where this service never gave it. */
    public static Optional<Cursor> cursor(String text, String sector) {
        return Cursor.decode(text, closings(sector))
                .filter(cursor -> Bound.parseDay(cursor.key()).isPresent());
    }

    private static List<String> closings(String sector) {
        return List.of("closings", sector);
    }

    /**
     * A page of closings, the latest first.
     *
     * @param cursor null for the first page
     * @param caller null for an anonymous reader
     */
    public Page<ClosingAnswer> of(String sectorId, int limit, Cursor cursor, Caller caller) {
        Sector sector = sectors.enabled(sectorId);
        List<ClosingRow> found = store.of(
                sector.id(),
                seesOpen(caller, sectorId),
                cursor == null ? null : LocalDate.parse(cursor.key()),
                limit + 1);
        List<ClosingRow> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream()
                        .map(closing -> answer(closing, tally(closing.runId()), null))
                        .toList(),
                found.size() > limit
                        ? new Cursor(BY_PERIOD, page.get(limit - 1).lastDay().toString()).encode(closings(sectorId))
                        : null);
    }

    /**
     * One closing with its areas.
     *
     * @param caller null for an anonymous reader
     * @throws Refusal if there is none, or none that the caller may see (404)
     */
    public ClosingAnswer one(String sectorId, String period, Caller caller) {
        Sector sector = sectors.enabled(sectorId);
        return whole(store.find(sector.id(), period)
                .filter(closing -> closing.closed() || seesOpen(caller, sectorId))
                .orElseThrow(Refusal::notFound));
    }

    private static boolean seesOpen(Caller caller, String sector) {
        return caller != null
                && (caller.is(AccessRole.AUDITOR)
                        || caller.is(AccessRole.ADMIN)
                        || (caller.authority() != null && caller.actsIn(sector)));
    }

    ClosingAnswer whole(ClosingRow closing) {
        AreaTally tally = tally(closing.runId());
        return answer(closing, tally, areas(closing, tally));
    }

    private AreaTally tally(Long runId) {
        return AreaTally.read(runId == null ? "{}" : store.run(runId).counts());
    }

    private static ClosingAnswer answer(ClosingRow closing, AreaTally tally, List<AreaAnswer> areas) {
        return new ClosingAnswer(
                closing.sector(),
                closing.period(),
                closing.lastDay(),
                closing.closed() ? "closed" : "open",
                closing.takenOver() ? true : null,
                closing.ruleSet(),
                closing.ruleSetHash(),
                closing.pluginVersion(),
                closing.subjects(),
                closing.runId() == null ? null : tally.outcomes(Level.region()),
                closing.rootHash() == null ? null : HexFormat.of().formatHex(closing.rootHash()),
                closing.closedAt(),
                areas);
    }

    private List<AreaAnswer> areas(ClosingRow closing, AreaTally closed) {
        Map<AreaCode, AreaRow> rows = new HashMap<>();
        store.areas(closing.id()).forEach(row -> rows.put(row.area(), row));
        Map<Long, AreaTally> runs = new HashMap<>();
        Set<String> codes = new TreeSet<>();
        closed.areas().forEach(area -> codes.add(area.value()));
        rows.keySet().forEach(area -> codes.add(area.value()));
        List<AreaAnswer> areas = new ArrayList<>();
        for (String code : codes) {
            AreaCode area = AreaCode.of(code);
            AreaRow row = rows.getOrDefault(area, new AreaRow(area, null, null, null, null, null, null));
            AreaTally draft = row.draftedRun() == null ? null : runs.computeIfAbsent(row.draftedRun(), this::tally);
            AreaTally check = row.checkedRun() == null ? null : runs.computeIfAbsent(row.checkedRun(), this::tally);
            AreaTally last = closing.closed() ? closed : (check == null ? draft : check);
            areas.add(area(row, last, draft, check, closing.closed()));
        }
        return areas;
    }

    private static AreaAnswer area(AreaRow row, AreaTally last, AreaTally draft, AreaTally check, boolean closed) {
        AreaCode area = row.area();
        Map<String, Long> outcomes = last.outcomes(area);
        return new AreaAnswer(
                area.value(),
                Areas.region().fullName(area),
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes,
                last.root(area),
                act(row.drafted(), changed(draft, last, area, closed)),
                act(row.checked(), changed(check, last, area, closed)),
                act(row.confirmed(), null),
                act(row.published(), null));
    }

    /** Whether a subject came to something else than in an earlier run; null where that is not known yet. */
    private static Boolean changed(AreaTally earlier, AreaTally last, AreaCode area, boolean closed) {
        if (!closed || earlier == null) {
            return null;
        }
        return !earlier.isSameIn(last, area);
    }

    private static ActAnswer act(AreaRow.Act act, Boolean changedSince) {
        return act == null
                ? null
                : new ActAnswer(act.at(), act.by().value(), Areas.region().fullName(act.by()), changedSince);
    }

    /**
     * What is asked of a closed period.
     *
     * @param area null for the caller's own
     */
    public record Question(String sector, String period, AreaCode area) {

        private List<String> bound(String what, AreaCode of) {
            return List.of(what, sector, period, of.value());
        }
    }

    /** What is asked of whom: the proposals of a closing. */
    public Optional<Cursor> proposalCursor(String text, Question question, Caller caller) {
        return row(text, question.bound("proposals", area(question, caller)));
    }

    /** The same of the frozen grades. */
    public Optional<Cursor> frozenCursor(String text, Question question, Caller caller) {
        return row(text, question.bound("frozen", area(question, caller)));
    }

    private static Optional<Cursor> row(String text, List<String> bound) {
        return Cursor.decode(text, bound)
                .filter(cursor -> ROW.matcher(cursor.key()).matches());
    }

    /** The area asked of: for an office its own unless it names one, for an auditor the region. */
    private static AreaCode area(Question question, Caller caller) {
        if (question.area() != null) {
            return question.area();
        }
        return caller.authority() == null ? Level.region() : caller.authority();
    }

    private ClosingRow closed(Question question, Caller caller) {
        Sector sector = sectors.enabled(question.sector());
        boolean may = caller.is(AccessRole.AUDITOR)
                || (caller.actsIn(question.sector()) && caller.actsFor(area(question, caller)));
        if (!may) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return store.find(sector.id(), question.period())
                .filter(ClosingRow::closed)
                .orElseThrow(Refusal::notFound);
    }

    /**
     * A page of what a closing proposes for lists, in the order of subjects.
     *
     * @param cursor null for the first page
     * @throws Refusal if it is not closed (404), or the office may not (403)
     */
    public Page<ProposalAnswer> proposals(Question question, int limit, Cursor cursor, Caller caller) {
        ClosingRow closing = closed(question, caller);
        AreaCode area = area(question, caller);
        List<ProposalRow> found = store.proposals(closing, area, after(cursor), limit + 1);
        List<ProposalRow> page = found.subList(0, Math.min(limit, found.size()));
        audit.write(caller, AuditAction.PROPOSALS_READ, null, null, read(question, area));
        return new Page<>(
                page.stream().map(proposal -> answer(closing, proposal)).toList(),
                found.size() > limit
                        ? new Cursor(BY_ROW, Long.toString(page.get(limit - 1).id()))
                                .encode(question.bound("proposals", area))
                        : null);
    }

    /**
     * A page of what a closing has frozen, in the order of subjects, which is that of the hash over all.
     *
     * @param cursor null for the first page
     * @throws Refusal if it is not closed (404), or the caller may not (403)
     */
    public Page<FrozenAnswer> frozen(Question question, int limit, Cursor cursor, Caller caller) {
        ClosingRow closing = closed(question, caller);
        AreaCode area = area(question, caller);
        List<ClosedGradeRow> found = store.frozen(closing.id(), area, after(cursor), limit + 1);
        List<ClosedGradeRow> page = found.subList(0, Math.min(limit, found.size()));
        audit.write(caller, AuditAction.CLOSED_GRADES_READ, null, null, read(question, area));
        HexFormat hex = HexFormat.of();
        return new Page<>(
                page.stream()
                        .map(row -> new FrozenAnswer(
                                row.subject(),
                                row.area(),
                                row.status(),
                                row.grade(),
                                row.score(),
                                hex.formatHex(row.inputHash()),
                                hex.formatHex(row.answerHash())))
                        .toList(),
                found.size() > limit
                        ? new Cursor(BY_ROW, Long.toString(page.get(limit - 1).subjectId()))
                                .encode(question.bound("frozen", area))
                        : null);
    }

    private static long after(Cursor cursor) {
        return cursor == null ? 0 : Long.parseLong(cursor.key());
    }

    private static Map<String, Object> read(Question question, AreaCode area) {
        return Map.of("sector", question.sector(), "period", question.period(), "area", area.value());
    }

    private static ProposalAnswer answer(ClosingRow closing, ProposalRow row) {
        Map<String, Object> filing = new LinkedHashMap<>();
        filing.put("kind", "severe-listing");
        filing.put("about", Map.of("subject", row.subject()));
        filing.put("sector", closing.sector());
        filing.put("list", row.effect().list().code());
        return new ProposalAnswer(
                Long.toString(row.id()),
                new SubjectAnswer(row.subject(), row.name()),
                row.area(),
                Areas.region().fullName(AreaCode.of(row.area())),
                row.effect().list().code(),
                row.effect().citation().text(),
                row.grade(),
                row.score(),
                "/subjects/" + row.subject() + "/grades/" + closing.sector() + "?asOf=" + closing.lastDay(),
                row.listed(),
                filing,
                row.procedure());
    }
}
