package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.publishing.store.DeliveryState;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.OutboxStore.After;
import org.chengxin.api.publishing.store.OutboxStore.DeliveryRow;
import org.chengxin.api.publishing.store.OutboxStore.DeliverySearch;
import org.chengxin.api.publishing.store.OutboxStore.DestinationRow;
import org.chengxin.api.publishing.store.ReconciliationStore;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Language;

/** Shows how messages to other systems fare. */
@ApplicationScoped
public class PublishingReading {

    private static final char BY_SEQUENCE = 's';
    private static final Pattern DELIVERY = Pattern.compile("([0-9]{1,18})-([a-z-]{1,20})");
    private static final Pattern RECONCILIATION = Pattern.compile("[0-9]{1,18}");

    private final Database database;
    private final OutboxStore outbox;
    private final ReconciliationStore reconciliations;
    private final SubjectStore subjects;
    private final Destinations destinations;
    private final AuditTrail audit;

    @Inject
    public PublishingReading(
            Database database,
            OutboxStore outbox,
            ReconciliationStore reconciliations,
            SubjectStore subjects,
            Destinations destinations,
            AuditTrail audit) {
        this.database = database;
        this.outbox = outbox;
        this.reconciliations = reconciliations;
        this.subjects = subjects;
        this.destinations = destinations;
        this.audit = audit;
    }

    /** For the container's proxy. */
    PublishingReading() {
        this(null, null, null, null, null, null);
    }

    /** Every destination that there is or was. */
    public Page<DestinationItem> destinations(Language language) {
        return Page.whole(
                outbox.destinations().stream().map(row -> item(row, language)).toList());
    }

    private DestinationItem item(DestinationRow row, Language language) {
        return new DestinationItem(
                row.id(),
                Destinations.name(row.id()).in(language),
                destinations.find(row.id()).map(Destination::transport).orElse(null),
                row.backlog(),
                row.oldest(),
                row.succeededAt(),
                row.failedAt() == null ? null : new DestinationItem.Failure(row.failedAt(), row.failure()),
                row.failures(),
                row.next(),
                row.reconciledOn());
    }

    /** What is asked for; null asks for nothing. */
    public record Question(String destination, DeliveryState state, String subject) {

        /** What a cursor of it is bound to. */
        public List<String> bound() {
            return List.of("deliveries", destination + "", state + "", subject + "");
        }
    }

    /** The state that a query names. */
    public static DeliveryState state(QueryInput input, String value) {
        return input.word("state", value, DeliveryState::parse, DeliveryState.codes())
                .orElse(null);
    }

    /** Reads a cursor of deliveries; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> DELIVERY.matcher(cursor.key()).matches());
    }

    /**
     * One page of deliveries, in the order of their messages.
     *
     * @param cursor null for the first page
     * @throws Refusal if the subject is not on file (400)
     */
    public Page<DeliveryItem> deliveries(Question question, int limit, Cursor cursor, Caller caller) {
        return database.inTransaction(() -> {
            if (question.subject() != null && subjects.find(question.subject()).isEmpty()) {
                throw Refusal.invalid("subject", FaultCode.SUBJECT_UNKNOWN);
            }
            List<DeliveryRow> rows = outbox.deliveries(new DeliverySearch(
                    question.destination(),
                    question.state(),
                    question.subject(),
                    cursor == null ? null : after(cursor),
                    limit + 1));
            List<DeliveryRow> page = rows.subList(0, Math.min(limit, rows.size()));
            Map<String, Object> detail = new LinkedHashMap<>();
            if (question.destination() != null) {
                detail.put("destination", question.destination());
            }
            detail.put("deliveries", page.size());
            audit.write(caller, AuditAction.DELIVERIES_READ, question.subject(), null, detail);
            return new Page<>(
                    page.stream().map(DeliveryItem::of).toList(),
                    rows.size() > limit ? next(page.get(limit - 1)).encode(question.bound()) : null);
        });
    }

    private static Cursor next(DeliveryRow last) {
        return new Cursor(BY_SEQUENCE, last.sequence() + "-" + last.destination());
    }

    private static After after(Cursor cursor) {
        Matcher key = DELIVERY.matcher(cursor.key());
        if (!key.matches()) {
            throw new IllegalArgumentException("no cursor of deliveries");
        }
        return new After(Long.parseLong(key.group(1)), key.group(2));
    }

    /** What a cursor of reconciliations is bound to. */
    private static List<String> bound(String destination) {
        return List.of("reconciliations", destination + "");
    }

    /** Reads a cursor of reconciliations; empty where this service never gave it for this destination. */
    public static Optional<Cursor> reconciliationCursor(String text, String destination) {
        return Cursor.decode(text, bound(destination))
                .filter(cursor -> RECONCILIATION.matcher(cursor.key()).matches());
    }

    /**
     * One page of comparisons, the latest first.
     *
     * @param destination null for all
     * @param cursor null for the first page
     */
    public Page<ReconciliationItem> reconciliations(String destination, int limit, Cursor cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor.key());
        List<ReconciliationStore.Row> rows = reconciliations.find(destination, before, limit + 1);
        List<ReconciliationStore.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                page.stream().map(ReconciliationItem::of).toList(),
                rows.size() > limit
                        ? new Cursor(
                                        BY_SEQUENCE,
                                        Long.toString(page.get(limit - 1).id()))
                                .encode(bound(destination))
                        : null);
    }
}
