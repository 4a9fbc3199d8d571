package org.chengxin.api.document.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.document.store.DocumentKind;
import org.chengxin.api.document.store.DocumentRow;
import org.chengxin.api.document.store.DocumentStore;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.AreaCode;

/**
 * Makes documents from templates, numbers them, and shows them to those entitled. What is kept of one is what fills its template's
 * gaps, so that it can be made again to the byte; a PDF that has been given out is kept itself.
 */
@ApplicationScoped
public class Documents {

    private static final int LONGEST = 100_000;

    private final Database database;
    private final DocumentStore store;
    private final SubjectStore subjects;
    private final Sights sights;
    private final AuditTrail audit;
    private final Retries retries;
    private final ServiceClock clock;

    @Inject
    public Documents(
            Database database,
            DocumentStore store,
            SubjectStore subjects,
            Sights sights,
            AuditTrail audit,
            Retries retries,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.sights = sights;
        this.audit = audit;
        this.retries = retries;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Documents() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Who makes a document.
     *
     * @param area by which its documents are counted
     * @param name what it is called where it signs
     */
    public record Office(AreaCode area, String name) {}

    /**
     * Makes a document in the transaction of the caller, who holds the subject. Its number is the next one of the office, the kind and
     * the year; others that want the next wait until the transaction ends.
     *
     * @param subject whom it is addressed to
     * @param concern what it is about
     * @param data what fills the gaps of the kind's template besides addressee, number, office and day
     * @throws IllegalArgumentException if the template wants other data, or they are longer than any document
     */
    public DocumentAnswer make(
            DocumentKind kind,
            Office office,
            SubjectRow subject,
            DocumentRow.Concern concern,
            Map<String, ?> data,
            Caller caller) {
        Instant now = clock.instant();
        LocalDate today = ServiceClock.dayOf(now);
        DocumentRow.Serial serial = store.next(office.area(), kind, today.getYear());
        Map<String, Object> whole = new TreeMap<>(data);
        whole.put("number", serial.in(kind));
        whole.put("addressee", subject.name());
        if (subject.code() != null) {
            whole.put("code", subject.code().value());
        }
        whole.put("office", office.name());
        whole.put("madeOn", today.toString());
        String kept = new String(Json.bytes(whole), StandardCharsets.UTF_8);
        if (kept.length() > LONGEST) {
            throw new IllegalArgumentException("a document is made of " + LONGEST + " characters at most");
        }
        DocumentTemplate template = DocumentTemplate.current(kind);
        String html = PaperHtml.of(template.fill(whole), PaperHtml.CURRENT_FORM);
        DocumentRow made = new DocumentRow(
                PublicIds.next(),
                kind,
                template.version(),
                PaperHtml.CURRENT_FORM,
                serial,
                concern,
                new DocumentRow.Entry(now, caller.name()),
                kept,
                Digests.sha256(html.getBytes(StandardCharsets.UTF_8)),
                null);
        store.add(made);
        audit.write(
                caller,
                AuditAction.DOCUMENT_MADE,
                concern.subject(),
                made.publicId(),
                Map.of("kind", kind.code(), "number", serial.in(kind), "sha256", hex(made.hash())));
        return DocumentAnswer.of(made);
    }

    /** The documents of a case, the earliest first. */
    public List<DocumentAnswer> of(long caseId) {
        return store.ofCase(caseId).stream().map(DocumentAnswer::of).toList();
    }

    /** Erases the documents of a case for good, in the transaction of the caller; their numbers and hashes stay. */
    public void erase(long caseId, Citation ground, Caller caller) {
        erase(store.lockCase(caseId), ground, caller);
    }

    /** Erases the documents about a record as {@link #erase(long, Citation, Caller)} does those of a case. */
    public void eraseAbout(String record, Citation ground, Caller caller) {
        erase(store.lockRecord(record), ground, caller);
    }

    private void erase(List<DocumentRow> rows, Citation ground, Caller caller) {
        List<DocumentRow> erased = rows.stream().filter(row -> !row.isErased()).toList();
        store.erase(erased.stream().map(DocumentRow::publicId).toList(), clock.instant());
        for (DocumentRow row : erased) {
            retries.forget(row.publicId());
            audit.write(
                    caller,
                    AuditAction.DOCUMENT_ERASED,
                    row.concern().subject(),
                    row.publicId(),
                    Map.of("hash", hex(row.hash()), "ground", ground.text()));
        }
    }

    /**
     * A document in one form.
     *
     * @param hash of its bytes, in hexadecimal digits
     * @param styleSource the source of style that the content security policy of the page is to name
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares documents by value
    public record Shown(DocumentAnswer document, byte[] bytes, String hash, String styleSource) {

        private static Shown of(DocumentRow row, byte[] bytes) {
            return new Shown(
                    DocumentAnswer.of(row), bytes, hex(Digests.sha256(bytes)), PaperHtml.styleSource(row.form()));
        }
    }

    /**
     * A document as HTML, for the office that made it, the subject, and other offices that may read its records.
     *
     * @throws Refusal if there is none (404), it is erased (410), the caller may not see it (403), or a purpose is missing (400)
     */
    public Shown html(String id, Caller caller) {
        return database.inTransaction(() -> {
            DocumentRow row = readable(id, caller);
            return Shown.of(row, htmlOf(row).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The same as PDF. */
    public Shown pdf(String id, Caller caller) {
        DocumentRow row = database.inTransaction(() -> readable(id, caller));
        if (store.pdf(id).isEmpty()) {
            store.keepPdf(id, PaperPdf.of(htmlOf(row), row.entry().at()));
        }
        return Shown.of(row, store.pdf(id).orElseThrow(() -> Refusal.of(ProblemType.ERASED)));
    }

    private DocumentRow readable(String id, Caller caller) {
        DocumentRow row = store.find(id).orElseThrow(Refusal::notFound);
        if (!mayRead(caller, row)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        if (row.isErased()) {
            throw Refusal.of(ProblemType.ERASED);
        }
        audit.write(caller, AuditAction.DOCUMENT_READ, row.concern().subject(), id, Map.of());
        return row;
    }

    private boolean mayRead(Caller caller, DocumentRow row) {
        String sector = row.concern().sector();
        if (caller.is(AccessRole.OFFICER)
                && caller.actsFor(row.serial().office())
                && (sector == null || caller.actsIn(sector))) {
            return true;
        }
        SubjectRow subject = subjects.find(row.concern().subject()).orElseThrow();
        Set<String> roles = subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
        return sights.ofPapers(caller, subject, roles, sector);
    }

    @SuppressWarnings("unchecked")
    private static String htmlOf(DocumentRow row) {
        Map<String, ?> data =
                (Map<String, ?>) JsonInput.read(row.data().getBytes(StandardCharsets.UTF_8), new Faults());
        String html =
                PaperHtml.of(DocumentTemplate.of(row.kind(), row.template()).fill(data), row.form());
        if (!Arrays.equals(Digests.sha256(html.getBytes(StandardCharsets.UTF_8)), row.hash())) {
            throw new IllegalStateException("the document " + row.publicId() + " is no longer made as it was");
        }
        return html;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
