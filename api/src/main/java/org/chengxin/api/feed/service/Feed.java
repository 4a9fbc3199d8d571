package org.chengxin.api.feed.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.store.FeedStore;
import org.chengxin.api.feed.store.NewChange;
import org.chengxin.core.disclosure.TakeDown;
import org.chengxin.core.law.Citation;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * Tells everybody of changes, in the transaction of what they tell: either both are there afterwards or neither is. Only what anybody
 * may know is told, and subjects are named by their public ids alone. Whoever tells of a subject has locked it.
 */
@ApplicationScoped
public class Feed {

    private final FeedStore store;
    private final ServiceClock clock;

    @Inject
    public Feed(FeedStore store, ServiceClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Feed() {
        this(null, null);
    }

    /** Tells of those running grades that are others than before. */
    public void gradesChanged(Collection<GradeChange> changes) {
        add(changes.stream()
                .filter(GradeChange::isNews)
                .map(change -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("period", change.period());
                    data.put("from", change.from());
                    data.put("to", change.to());
                    return change(ChangeType.GRADE_CHANGED, change.subject(), change.sector(), null, data);
                })
                .toList());
    }

    /** Tells of entries that are published from now on. */
    public void listsEntered(Collection<ListChange> entries) {
        add(entries.stream()
                .map(entry -> change(
                        ChangeType.LIST_ENTERED,
                        entry.subject(),
                        entry.listing().sector(),
                        null,
                        entryData(entry)))
                .toList());
    }

    /** Tells of entries that are published no more, and by when they are to be deleted elsewhere (readings D9, D10). */
    public void listsLeft(Collection<ListChange> entries) {
        LocalDate today = clock.today();
        add(entries.stream()
                .map(entry -> {
                    Map<String, Object> data = entryData(entry);
                    put(data, TakeDown.ofEntry(entry.listing().list(), today));
                    return change(
                            ChangeType.LIST_LEFT,
                            entry.subject(),
                            entry.listing().sector(),
                            null,
                            data);
                })
                .toList());
    }

    private static Map<String, Object> entryData(ListChange entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("entry", entry.entry());
        data.put("list", entry.listing().list().code());
        data.put("from", entry.listing().from());
        data.put("until", entry.listing().until());
        return data;
    }

    /**
     * Whose record it is.
     *
     * @param subject the subject's public id
     * @param sector null for a record of the general part
     * @param record the record's public id
     */
    public record Of(String subject, SectorId sector, String record) {}

    /** Tells that a record which anybody could read until now was repaired. */
    public void recordRepaired(Of record) {
        add(List.of(tombstone(ChangeType.RECORD_REPAIRED, record, null)));
    }

    /** Tells that a record which anybody could read until now was withdrawn. */
    public void recordWithdrawn(Of record) {
        add(List.of(tombstone(ChangeType.RECORD_WITHDRAWN, record, null)));
    }

    /**
     * Tells that records which anybody could once read went to the archive.
     *
     * @param ground why
     */
    public void recordsArchived(Collection<Of> records, Citation ground) {
        add(records.stream()
                .map(record -> tombstone(ChangeType.RECORD_ARCHIVED, record, ground))
                .toList());
    }

    /**
     * Tells that a record which anybody could once read is erased. Of a natural person's nothing is told but the record's id.
     *
     * @param ground why
     */
    public void recordErased(Of record, boolean ofPerson, Citation ground) {
        Map<String, Object> data = tombstoneData(record, ground);
        add(List.of(change(
                ChangeType.RECORD_ERASED,
                ofPerson ? null : record.subject(),
                ofPerson ? null : record.sector(),
                null, // it stays when the others that tell of the record go
                data)));
    }

    /**
     * Leaves nothing of what was told of a record that is being erased: of each change its position, id and moment stay.
     *
     * @return whether anything was told
     */
    public boolean erase(String record) {
        return store.erase(record, ChangeType.ERASED.code()) > 0;
    }

    private NewChange tombstone(ChangeType type, Of record, Citation ground) {
        return change(type, record.subject(), record.sector(), record.record(), tombstoneData(record, ground));
    }

    private Map<String, Object> tombstoneData(Of record, Citation ground) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("record", record.record());
        put(data, TakeDown.ofCopy(clock.today()));
        data.put("ground", ground == null ? null : ground.text());
        return data;
    }

    private static void put(Map<String, Object> data, TakeDown takeDown) {
        data.put("deleteBy", takeDown.by());
        data.put(
                "citation", takeDown.ground() == null ? null : takeDown.ground().text());
    }

    /**
     * Tells that a period was closed and published.
     *
     * @param area whose closing it is
     * @param evaluations how many were frozen
     * @param rootHash over all of them, in hexadecimal digits
     */
    public void periodClosed(SectorId sector, String period, AreaCode area, long evaluations, String rootHash) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("period", period);
        put(data, area);
        data.put("evaluations", evaluations);
        data.put("rootHash", rootHash);
        add(List.of(change(ChangeType.PERIOD_CLOSED, null, sector, null, data)));
    }

    private static void put(Map<String, Object> data, AreaCode office) {
        data.put("office", office.value());
        data.put("officeName", Areas.region().fullName(office));
    }

    /**
     * A step that an office owes and has not taken in time.
     *
     * @param kind the kind of procedure
     * @param sector null for what is of the general part
     * @param by the role that owes it
     * @param office the office that owes it
     * @param dueOn the last day on which it would have been in time
     * @param since since when the level above sees it
     */
    public record Overdue(
            String kind, SectorId sector, String step, String by, AreaCode office, LocalDate dueOn, LocalDate since) {}

    /** Tells of a step that is overdue: nothing of the case, nor of whom it is about (000, articles 6 and 8; 001, article 4). */
    public void stepOverdue(Overdue overdue) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", overdue.kind());
        data.put("step", overdue.step());
        data.put("by", overdue.by());
        put(data, overdue.office());
        data.put("dueOn", overdue.dueOn());
        data.put("overdueSince", overdue.since());
        add(List.of(change(ChangeType.PROCEDURE_OVERDUE, null, overdue.sector(), null, data)));
    }

    /**
     * What a running procedure publishes for a time.
     *
     * @param procedure the public id of the case
     * @param subject the public id of whom it is about
     * @param sector null for what is of the general part
     * @param record the public id of the record that it is about, null where it is about none
     * @param list the code of the list that it is about, null where it is about none
     * @param outcome what was decided, null while nothing is
     * @param until the last day
     */
    public record Published(
            String procedure,
            String kind,
            String subject,
            SectorId sector,
            String record,
            String list,
            String outcome,
            AreaCode office,
            LocalDate from,
            LocalDate until,
            String citation) {}

    /** Tells of what a running procedure publishes, as far as the publication itself does. */
    public void procedurePublished(Published published) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("procedure", published.procedure());
        data.put("kind", published.kind());
        data.put("list", published.list());
        data.put("outcome", published.outcome());
        put(data, published.office());
        data.put("from", published.from());
        data.put("until", published.until());
        data.put("citation", published.citation());
        add(List.of(change(
                ChangeType.PROCEDURE_PUBLISHED, published.subject(), published.sector(), published.record(), data)));
    }

    private NewChange change(
            ChangeType type, String subject, SectorId sector, String record, Map<String, Object> data) {
        data.values().removeIf(value -> value == null);
        return new NewChange(
                type.code(),
                clock.instant(),
                subject,
                sector == null ? null : sector.value(),
                record,
                new String(Json.bytes(data), StandardCharsets.UTF_8));
    }

    private void add(List<NewChange> changes) {
        if (!changes.isEmpty()) {
            store.add(changes);
        }
    }
}
