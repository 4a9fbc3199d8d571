package org.chengxin.api.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.audit.store.AuditRow;
import org.chengxin.api.audit.store.AuditSearch;
import org.chengxin.api.audit.store.AuditStore;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;

/** Shows the audit trail to auditors, and writes down that they have looked at it. */
@ApplicationScoped
public class AuditReading {

    private static final char BY_TIME = 't';
    private static final Pattern KEY = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private final Database database;
    private final AuditStore store;
    private final SubjectStore subjects;
    private final AuditTrail audit;

    @Inject
    public AuditReading(Database database, AuditStore store, SubjectStore subjects, AuditTrail audit) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.audit = audit;
    }

    /** For the container's proxy. */
    AuditReading() {
        this(null, null, null, null);
    }

    /** What is asked for; null asks for nothing. Both days are included. */
    public record Question(String subject, String actor, LocalDate from, LocalDate to) {

        /** What a cursor of it is bound to. */
        public List<String> bound() {
            return List.of("audit", subject + "", actor + "", from + "", to + "");
        }
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> KEY.matcher(cursor.key()).matches());
    }

    /**
     * One page of the trail, by time.
     *
     * @param cursor null for the first page
     * @throws Refusal if the subject is not on file (400), so that nothing but its id is ever written down here
     */
    public Page<AuditItem> find(Question question, int limit, Cursor cursor, Caller caller) {
        return database.inTransaction(() -> {
            if (question.subject() != null && subjects.find(question.subject()).isEmpty()) {
                throw Refusal.invalid("subject", FaultCode.SUBJECT_UNKNOWN);
            }
            List<AuditRow> rows = store.find(new AuditSearch(
                    question.subject(),
                    question.actor(),
                    question.from() == null ? null : ServiceClock.startOf(question.from()),
                    question.to() == null
                            ? null
                            : ServiceClock.startOf(question.to().plusDays(1)),
                    cursor == null ? null : after(cursor),
                    limit + 1));
            List<AuditRow> page = rows.subList(0, Math.min(limit, rows.size()));
            audit.write(caller, AuditAction.AUDIT_READ, question.subject(), null, detail(question, page));
            return new Page<>(
                    page.stream().map(AuditItem::of).toList(),
                    rows.size() > limit
                            ? new Cursor(BY_TIME, key(page.get(limit - 1))).encode(question.bound())
                            : null);
        });
    }

    private static String key(AuditRow row) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, row.entry().at()) + "-"
                + row.entry().id();
    }

    private static AuditSearch.After after(Cursor cursor) {
        Matcher key = KEY.matcher(cursor.key());
        if (!key.matches()) {
            throw new IllegalArgumentException("no cursor of the audit trail");
        }
        return new AuditSearch.After(
                Instant.EPOCH.plus(Long.parseLong(key.group(1)), ChronoUnit.MICROS), Long.parseLong(key.group(2)));
    }

    private static Map<String, Object> detail(Question question, List<AuditRow> page) {
        Map<String, Object> detail = new LinkedHashMap<>();
        if (question.actor() != null && !page.isEmpty()) {
            detail.put("actor", question.actor()); // an account that there is, not whatever was typed
        }
        if (question.from() != null) {
            detail.put("from", question.from());
        }
        if (question.to() != null) {
            detail.put("to", question.to());
        }
        detail.put("entries", page.size());
        return detail;
    }
}
