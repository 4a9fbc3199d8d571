package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.document.service.DocumentAnswer;
import org.chengxin.api.document.service.Documents;
import org.chengxin.api.document.store.DocumentKind;
import org.chengxin.api.document.store.DocumentRow;
import org.chengxin.api.notice.service.NewNotice;
import org.chengxin.api.notice.service.Notices;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Procedure;
import org.chengxin.core.procedure.ProcedureLaw;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** Writes what an office tells a subject in the course of a case: notices, decisions, answers, confirmations. */
@ApplicationScoped
public class Papers {

    private static final Text TITLE = Text.of("您的办件有新的进展", "There is news of your case");
    private static final String REVIEW = "review";
    private static final Map<String, String> OUTCOMES = Map.of(
            "change", "经核实确有错误，予以更正",
            "keep", "经核实无误，予以维持",
            "refuse", "不予受理");

    private final Documents documents;
    private final Notices notices;
    private final SubjectStore subjects;
    private final Sectors sectors;
    private final Laws laws;
    private final ServiceClock clock;

    @Inject
    public Papers(
            Documents documents,
            Notices notices,
            SubjectStore subjects,
            Sectors sectors,
            Laws laws,
            ServiceClock clock) {
        this.documents = documents;
        this.notices = notices;
        this.subjects = subjects;
        this.sectors = sectors;
        this.laws = laws;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Papers() {
        this(null, null, null, null, null, null);
    }

    /**
     * Serves what a filing or step has told the subject: in its inbox, with the paper if there is one (reading O6).
     *
     * @param what the step, or the kind where it is the filing itself
     */
    void serve(CaseRow row, String what, Optional<DocumentAnswer> paper, Caller caller) {
        String number = paper.map(DocumentAnswer::number).orElse(row.trackingCode());
        notices.serve(
                new NewNotice(
                        Found.subject(subjects.find(row.subject())),
                        row.kind(),
                        row.sector(),
                        TITLE,
                        new Text(
                                "办件" + row.trackingCode() + "（" + row.kind() + "，" + what + "）：" + number,
                                "Case " + row.trackingCode() + " (" + row.kind() + ", " + what + "): " + number),
                        paper.map(DocumentAnswer::id).orElse(null),
                        row.publicId()),
                caller);
    }

    /** The papers of a case, the earliest first. */
    List<DocumentAnswer> of(CaseRow row) {
        return documents.of(row.id());
    }

    /**
     * Writes the paper that a step asks for; empty where it asks for none, and where somebody without an account is told by the
     * tracking code.
     *
     * @param steps those taken before
     */
    Optional<DocumentAnswer> write(CaseRow row, StepRow step, List<StepRow> steps, Caller caller) {
        Optional<DocumentKind> kind = row.filed().name() == null ? kind(row, step) : Optional.empty();
        return kind.map(paper -> documents.make(
                paper,
                new Documents.Office(row.office(), name(signing(row, step))),
                Found.subject(subjects.find(row.subject())),
                new DocumentRow.Concern(row.subject(), row.sector(), row.id(), null),
                data(paper, row, step, steps),
                caller));
    }

    private static AreaCode signing(CaseRow row, StepRow step) {
        return step.office() == null ? row.office() : step.office();
    }

    private static String name(AreaCode office) {
        return Areas.region().fullName(office) + "主管部门";
    }

    private static Optional<DocumentKind> kind(CaseRow row, StepRow step) {
        return Optional.ofNullable(
                switch (row.kind() + " " + step.step()) {
                    case "objection refuse", "objection decide" -> DocumentKind.OBJECTION_ANSWER;
                    case "review decide" -> DocumentKind.REVIEW_ANSWER;
                    case "inspection-objection tell" -> DocumentKind.INSPECTION_ANSWER;
                    case "repair refuse" -> DocumentKind.REPAIR_REFUSAL;
                    case "repair decide" ->
                        "grant".equals(step.outcome()) ? DocumentKind.REPAIR_CONFIRMATION : DocumentKind.REPAIR_REFUSAL;
                    case "severe-listing notify" -> DocumentKind.SEVERE_LISTING_NOTICE;
                    case "severe-listing decide" ->
                        "list".equals(step.outcome()) ? DocumentKind.SEVERE_LISTING_DECISION : null;
                    default -> null;
                });
    }

    private Map<String, Object> data(DocumentKind kind, CaseRow row, StepRow step, List<StepRow> steps) {
        Procedure procedure = laws.of(row);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("ground", procedure.citation().text());
        switch (kind) {
            case SEVERE_LISTING_NOTICE -> {
                data.put("reasons", List.of(row.filed().statement(), step.reason()));
                data.put("list", row.matter().list().title().in(Language.ZH));
                data.put("rights", step.citation());
            }
            case SEVERE_LISTING_DECISION -> addDecision(data, row, step, steps);
            case REPAIR_CONFIRMATION -> {
                addFiling(data, row);
                data.put("repairedOn", clock.today().toString());
            }
            default -> {
                StepRow decided = step.outcome() == null && !steps.isEmpty() && step.reason() == null
                        ? steps.get(steps.size() - 1)
                        : step;
                addFiling(data, row);
                data.put("reasons", List.of(decided.reason()));
                if (kind != DocumentKind.REPAIR_REFUSAL) {
                    String outcome = decided.outcome() == null ? decided.step() : decided.outcome();
                    data.put("outcome", OUTCOMES.get(outcome));
                }
                remedy(row).ifPresent(remedy -> data.put("remedy", remedy));
            }
        }
        return data;
    }

    private static void addFiling(Map<String, Object> data, CaseRow row) {
        data.put("filedOn", row.filed().on().toString());
        data.put("about", about(row));
    }

    private static String about(CaseRow row) {
        return switch (row.matter().about()) {
            case RECORD -> "信用信息（编号" + row.matter().id() + "）";
            case INSPECTION -> "抽查检查结果（编号" + row.matter().id() + "）";
            case LISTING, SUBJECT -> "名单信息";
            case GRADE -> "信用等级";
            case PROCEDURE -> "异议处理结果（编号" + row.matter().id() + "）";
        };
    }

    /** What is left against an answer: the review, where the law has one. */
    private Optional<String> remedy(CaseRow row) {
        if (!row.kind().equals("objection")) {
            return Optional.empty();
        }
        ProcedureLaw own = row.sector() == null
                ? ProcedureLaw.none()
                : sectors.enabled(row.sector()).plugin().procedures();
        return List.of(own, ProcedureLaw.general()).stream()
                .flatMap(law -> law.procedures().stream())
                .filter(procedure -> procedure.kind().equals(REVIEW))
                .findFirst()
                .map(review -> "对处理结果不服的，可以依据" + review.citation().text() + "申请复核。");
    }

    private void addDecision(Map<String, Object> data, CaseRow row, StepRow step, List<StepRow> steps) {
        LocalDate today = clock.today();
        data.put("reasons", List.of(row.filed().statement(), step.reason()));
        data.put("list", row.matter().list().title().in(Language.ZH));
        data.put("from", today.toString());
        data.put(
                "notice",
                of(row).stream()
                        .filter(paper -> paper.kind().equals(DocumentKind.SEVERE_LISTING_NOTICE.code()))
                        .map(DocumentAnswer::number)
                        .findFirst()
                        .orElseThrow());
        data.put(
                "statement",
                steps.stream().anyMatch(taken -> taken.step().equals("state"))
                        ? "你（单位）进行了陈述和申辩，本机关已核实。"
                        : "你（单位）在规定期限内未提出陈述和申辩。");
        data.put("period", "自" + today + "起至移出之日止");
        List<String> measures = measures(row, today);
        if (!measures.isEmpty()) {
            data.put("measures", measures);
        }
        data.put("removal", removal(row));
        data.put("signedBy", step.document() == null ? String.join("、", step.evidence()) : step.document());
    }

    /** What the entry brings: by the general law, and by the sector's own. */
    private List<String> measures(CaseRow row, LocalDate today) {
        Stream<Measure> own =
                sectors.enabled(row.sector()).ruleSetOn(today).stream().flatMap(rules -> rules.measures().stream());
        return Stream.concat(GeneralLaw.measuresOfLists().stream(), own)
                .filter(measure -> measure.lists().contains(row.matter().list().code()))
                .map(Measure::text)
                .toList();
    }

    private String removal(CaseRow row) {
        ProcedureLaw own = sectors.enabled(row.sector()).plugin().procedures();
        return List.of(own, ProcedureLaw.general()).stream()
                .flatMap(law -> law.procedures().stream())
                .filter(procedure -> procedure.kind().equals("severe-removal"))
                .findFirst()
                .map(procedure -> procedure.citation().text())
                .orElseThrow();
    }
}
