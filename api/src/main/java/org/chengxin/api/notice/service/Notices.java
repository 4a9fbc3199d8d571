package org.chengxin.api.notice.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.notice.store.NoticeRow;
import org.chengxin.api.notice.store.NoticeStore;
import org.chengxin.api.publishing.service.Outbox;
import org.chengxin.api.publishing.service.OutboxMessage;
import org.chengxin.api.publishing.store.MessageAction;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.SubjectKind;

/**
 * Serves notices (reading O6): each is in the subject's inbox, goes to whoever brings notices where one is configured, and is received
 * when the subject says so or the office shows that it came on paper. Deadlines that run from receipt start with that day.
 */
@ApplicationScoped
public class Notices {

    /** What an office writes by hand. */
    private static final String LETTER = "letter";

    private static final char BY_KEY = 'n';
    private static final Pattern KEY = Pattern.compile("[0-9]{1,18}");
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_PROOF = 500;

    private final Database database;
    private final NoticeStore store;
    private final SubjectStore subjects;
    private final Outbox outbox;
    private final Event<NoticeReceived> received;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Notices(
            Database database,
            NoticeStore store,
            SubjectStore subjects,
            Outbox outbox,
            Event<NoticeReceived> received,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.outbox = outbox;
        this.received = received;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Notices() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * Serves a notice in the transaction of the caller.
     *
     * @param caller the office that serves it, or the service itself
     * @return its id
     */
    public String serve(NewNotice notice, Caller caller) {
        return served(notice, caller).publicId();
    }

    private NoticeRow served(NewNotice notice, Caller caller) {
        return database.inTransaction(() -> {
            NoticeRow row = new NoticeRow(
                    0,
                    PublicIds.next(),
                    notice.subject().id(),
                    notice.subject().publicId(),
                    notice.kind(),
                    notice.sector(),
                    notice.title(),
                    notice.text(),
                    notice.document(),
                    notice.procedure(),
                    new NoticeRow.Service(clock.instant(), clock.today(), caller.name(), caller.authority()),
                    null);
            store.add(row);
            audit.write(caller, AuditAction.NOTICE_SERVED, row.subject(), row.publicId(), detail(row));
            outbox.put(new OutboxMessage(
                    row.subjectId(), MessageKind.NOTICE, MessageAction.SEND, row.publicId(), content(row)));
            return row;
        });
    }

    private static Map<String, Object> detail(NoticeRow row) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("kind", row.kind());
        detail.put("document", row.document());
        detail.put("procedure", row.procedure());
        detail.values().removeIf(Objects::isNull);
        return detail;
    }

    private static Map<String, Object> content(NoticeRow row) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("notice", row.publicId());
        content.put("kind", row.kind());
        content.put("sector", row.sector());
        content.put("title", row.title());
        content.put("text", row.text());
        content.put("document", row.document());
        content.put("procedure", row.procedure());
        content.put("servedOn", row.service().on());
        content.values().removeIf(Objects::isNull);
        return content;
    }

    /** The day on which a notice was received, empty while it has not been. */
    public Optional<LocalDate> receivedOn(String noticeId) {
        return store.receivedOn(noticeId);
    }

    /**
     * Serves what an office of the subject's area has written.
     *
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if the subject is unknown (404), the office may not (403), or the input is at fault (400)
     */
    public Written write(String subjectId, byte[] body, String key, Language language, Caller caller) {
        return retries.once(key, caller, "POST /subjects/" + subjectId + "/notices", body, () -> {
            SubjectRow subject = Found.subject(subjects.lock(subjectId));
            if (!caller.actsFor(subject.area())) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            Faults faults = new Faults();
            Object json = JsonInput.read(body, faults);
            Refusal.ifAny(faults);
            Bound item = Bound.object(json, "", faults);
            if (subject.kind() == SubjectKind.NATURAL_PERSON) {
                item.refuseWhatIsNotCollected(false);
            }
            Text title = text(item, "title", LONGEST_TITLE);
            Text text = text(item, "text", LONGEST_TEXT);
            String sector = item.word("sector", false, this::known, known());
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            Refusal.ifAny(faults);
            if (sector != null && !caller.actsIn(sector)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            NoticeRow row = served(new NewNotice(subject, LETTER, sector, title, text, null, null), caller);
            return written(CREATED, row, language);
        });
    }

    private static Text text(Bound item, String name, int longest) {
        Bound both = item.object(name, true);
        if (both == null) {
            return null;
        }
        String zh = both.text("zh", true, longest);
        String en = both.text("en", false, longest);
        both.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return zh == null ? null : new Text(zh, en);
    }

    private List<String> known() {
        return sectors.registry().enabled().stream()
                .map(Sector::id)
                .map(id -> id.value())
                .toList();
    }

    private String known(String sector) {
        return known().contains(sector) ? sector : null;
    }

    /** Reads a cursor of a subject's notices; empty where this service never gave it. */
    public static Optional<Cursor> cursor(String text, String subjectId) {
        return Cursor.decode(text, bound(subjectId))
                .filter(cursor -> KEY.matcher(cursor.key()).matches());
    }

    private static List<String> bound(String subjectId) {
        return List.of("notices", subjectId);
    }

    /**
     * One page of a subject's notices, the latest first: for the subject itself and auditors all; for an office of its area those of its
     * sectors and of none; for any office those that it has served itself.
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such subject (404), or it is not the caller's and it has served it nothing (403)
     */
    public Page<NoticeItem> of(String subjectId, int limit, Cursor cursor, Language language, Caller caller) {
        return database.inTransaction(() -> {
            SubjectRow subject = Found.subject(subjects.find(subjectId));
            NoticeStore.Sight sight = sight(caller, subject);
            long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor.key());
            List<NoticeRow> rows = store.ofSubject(subject.id(), sight, before, limit + 1);
            if (!sight.ofArea() && rows.isEmpty() && cursor == null) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            List<NoticeRow> page = rows.subList(0, Math.min(limit, rows.size()));
            audit.write(caller, AuditAction.NOTICES_READ, subject.publicId(), null, Map.of("notices", page.size()));
            return new Page<>(
                    page.stream().map(row -> NoticeItem.of(row, language)).toList(),
                    rows.size() > limit
                            ? new Cursor(
                                            BY_KEY,
                                            Long.toString(page.get(limit - 1).id()))
                                    .encode(bound(subjectId))
                            : null);
        });
    }

    private static NoticeStore.Sight sight(Caller caller, SubjectRow subject) {
        if (caller.standsFor(subject.publicId()) || caller.is(AccessRole.AUDITOR)) {
            return NoticeStore.Sight.WHOLE;
        }
        if (!isOffice(caller) || caller.authority() == null) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        boolean everySector = caller.is(AccessRole.AGENCY) && caller.sectors().isEmpty();
        return new NoticeStore.Sight(
                everySector ? null : caller.sectors(), caller.actsFor(subject.area()), caller.authority());
    }

    private static boolean isOffice(Caller caller) {
        return caller.is(AccessRole.OFFICER) || caller.is(AccessRole.REVIEWER) || caller.is(AccessRole.AGENCY);
    }

    /**
     * Writes down that a notice was received: by the subject, which has read it now, or by the office that served it, or one above that,
     * on which day it came on paper and what shows it.
     *
     * @throws Refusal if there is none (404), it is not the caller's (403), the input is at fault (400), or it was received before (409)
     */
    public Written receive(String id, byte[] body, String key, Language language, Caller caller) {
        return retries.once(key, caller, "POST /notices/" + id + "/receipt", body, () -> {
            long subjectId = store.find(id).orElseThrow(Refusal::notFound).subjectId();
            SubjectRow subject = subjects.lock(subjectId).orElseThrow();
            NoticeRow notice = store.find(id).orElseThrow(Refusal::notFound);
            boolean itself = caller.standsFor(notice.subject());
            if (!itself && !served(caller, notice, subject)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            NoticeRow.Receipt receipt = receipt(body, itself, notice.service().on());
            if (notice.receipt() != null) {
                throw Refusal.conflict(
                        "", FaultCode.NOTICE_RECEIVED, notice.receipt().on());
            }
            NoticeRow after = notice.received(receipt);
            store.receive(after);
            audit.write(
                    caller,
                    AuditAction.NOTICE_RECEIVED,
                    notice.subject(),
                    id,
                    Map.of("on", receipt.on(), "by", receipt.by().code()));
            received.fire(new NoticeReceived(id, subjectId, notice.kind(), notice.procedure(), receipt.on(), caller));
            return written(OK, after, language);
        });
    }

    private static boolean served(Caller caller, NoticeRow notice, SubjectRow subject) {
        return isOffice(caller)
                && caller.actsFor(
                        notice.service().office() == null
                                ? subject.area()
                                : notice.service().office());
    }

    private NoticeRow.Receipt receipt(byte[] body, boolean itself, LocalDate servedOn) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        LocalDate today = clock.today();
        LocalDate on = itself ? today : item.day("receivedOn", true);
        String proof = itself ? null : item.text("proof", true, LONGEST_PROOF);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (on != null && on.isAfter(today)) {
            item.fault("receivedOn", FaultCode.DATE_FUTURE);
        } else if (on != null && on.isBefore(servedOn)) {
            item.fault("receivedOn", FaultCode.DATE_ORDER);
        }
        Refusal.ifAny(faults);
        return new NoticeRow.Receipt(on, itself ? NoticeRow.By.READING : NoticeRow.By.PAPER, clock.instant(), proof);
    }

    private static Written written(int status, NoticeRow row, Language language) {
        Prepared answer = Prepared.of(Json.bytes(NoticeItem.of(row, language)));
        return new Written(status, null, answer.etag(), row.publicId(), answer.body());
    }
}
