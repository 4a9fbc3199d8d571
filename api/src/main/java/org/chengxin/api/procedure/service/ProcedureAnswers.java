package org.chengxin.api.procedure.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.document.service.DocumentAnswer;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.DueRow;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.core.calendar.Deadline;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.Case;
import org.chengxin.core.procedure.Step;
import org.chengxin.core.subject.AreaCode;

/** Makes what a case is read as. */
final class ProcedureAnswers {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();

    private ProcedureAnswers() {}

    /** What a queue shows of a case. */
    static Map<String, Object> item(CaseRow row, LocalDate today) {
        Map<String, Object> answer = head(row);
        answer.put("about", about(row));
        answer.put("subject", row.subject());
        answer.put("sector", row.sector());
        answer.put("office", row.office().value());
        LocalDate due = row.now().dueOn();
        answer.put("workingDaysLeft", due == null ? null : CALENDAR.workingDaysBetween(today, due));
        answer.put("overdueSince", row.now().escalatedOn());
        return said(answer);
    }

    /** What whoever has the tracking code may read: how far it is, and nothing of what anybody wrote. */
    static Map<String, Object> tracked(CaseRow row, Case at, List<StepRow> steps, LocalDate today) {
        Map<String, Object> answer = head(row);
        answer.put("sector", row.sector());
        answer.put("next", next(row, at, today));
        answer.put("steps", steps.stream().map(step -> step(step, at, false)).toList());
        answer.put("suspendedDays", at.suspendedDays(today));
        return said(answer);
    }

    /** All of it. */
    static Map<String, Object> whole(
            CaseRow row,
            Case at,
            List<StepRow> steps,
            List<DueRow> dues,
            List<DocumentAnswer> papers,
            LocalDate today) {
        Map<String, Object> answer = head(row);
        answer.put("about", about(row));
        answer.put("subject", row.subject());
        answer.put("sector", row.sector());
        answer.put(
                "list", row.matter().list() == null ? null : row.matter().list().code());
        answer.put("office", row.office().value());
        answer.put("citation", at.procedure().citation().text());
        answer.put("applicant", applicant(row));
        answer.put("statement", row.filed().statement());
        answer.put("ground", row.filed().ground());
        answer.put("evidence", row.filed().evidence());
        answer.put("next", next(row, at, today));
        answer.put("steps", steps.stream().map(step -> step(step, at, true)).toList());
        answer.put("suspendedDays", at.suspendedDays(today));
        answer.put("documents", papers.stream().map(ProcedureAnswers::paper).toList());
        answer.put("dues", dues.stream().map(ProcedureAnswers::due).toList());
        answer.put("overdueSince", row.now().escalatedOn());
        answer.put("version", row.version());
        return said(answer);
    }

    private static Map<String, Object> head(CaseRow row) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", row.publicId());
        answer.put("kind", row.kind());
        answer.put("state", row.now().state().code());
        answer.put("trackingCode", row.trackingCode());
        answer.put("filedOn", row.filed().on());
        answer.put("dueOn", row.now().dueOn());
        answer.put("provisional", row.now().dueOn() == null ? null : row.now().provisional());
        answer.put("owedBy", row.now().owedBy());
        answer.put("owedByOffice", code(row.now().owedOffice()));
        return answer;
    }

    private static Map<String, Object> about(CaseRow row) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put(row.matter().about().code(), row.matter().id());
        if (row.matter().about() == About.GRADE) {
            about.put("subject", row.subject());
        }
        return about;
    }

    private static Map<String, Object> applicant(CaseRow row) {
        Map<String, Object> applicant = new LinkedHashMap<>();
        applicant.put("name", row.filed().name());
        applicant.put("contact", row.filed().contact());
        applicant.put("office", code(row.filed().office()));
        if (row.filed().name() == null && row.filed().office() == null) {
            applicant.put("subject", row.subject());
        }
        return said(applicant);
    }

    private static List<Map<String, Object>> next(CaseRow row, Case at, LocalDate today) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Case.Next next : at.next(CALENDAR)) {
            Step step = next.step();
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("step", step.name());
            item.put("by", Actors.role(step.by()));
            item.put(
                    "office",
                    Actors.office(step.by(), row.office()).map(AreaCode::value).orElse(null));
            item.put(
                    "outcomes",
                    step.outcomes().stream()
                            .map(Step.Outcome::name)
                            .filter(Objects::nonNull)
                            .toList());
            boolean after = step.timing() == Step.Timing.AFTER;
            LocalDate day = next.dueOn(today);
            item.put(after ? "notBefore" : "due", day == null || !after ? day : day.plusDays(1));
            item.put("provisional", day == null ? null : next.deadline().provisional());
            item.put("counted", day == null ? null : counted(next.deadline()));
            item.put("citation", step.citation().text());
            items.add(said(item));
        }
        return items;
    }

    private static List<Map<String, Object>> counted(Deadline deadline) {
        return deadline.counted().stream()
                .map(day -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("date", day.date());
                    item.put("counts", day.counts());
                    item.put("why", day.why().in(Language.ZH));
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> step(StepRow row, Case at, boolean whole) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("step", row.step());
        item.put("outcome", row.outcome());
        item.put("by", row.role());
        item.put("office", code(row.office()));
        item.put("on", row.day());
        item.put("at", row.at());
        item.put("due", row.dueOn());
        item.put("reason", whole ? row.reason() : null);
        item.put("document", whole && row.document() != null ? Map.of("number", row.document()) : null);
        item.put("evidence", whole && !row.evidence().isEmpty() ? row.evidence() : null);
        List<String> offers = at.procedure().offers(row.step(), row.outcome()).stream()
                .map(ProvisionCode::value)
                .toList();
        item.put("offers", whole && !offers.isEmpty() ? offers : null);
        item.put("citation", row.citation());
        return said(item);
    }

    private static Map<String, Object> paper(DocumentAnswer document) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", document.id());
        item.put("kind", document.kind());
        item.put("number", document.number());
        return item;
    }

    private static Map<String, Object> due(DueRow row) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("step", row.step());
        item.put("due", row.dueOn());
        item.put("provisional", row.provisional());
        item.put("toldAt", row.toldAt());
        return item;
    }

    private static Map<String, Object> said(Map<String, Object> answer) {
        answer.values().removeIf(Objects::isNull);
        return answer;
    }

    private static String code(AreaCode area) {
        return area == null ? null : area.value();
    }
}
