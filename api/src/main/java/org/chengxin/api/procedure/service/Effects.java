package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.listing.service.ListChanges;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.api.publishing.service.Outbox;
import org.chengxin.api.publishing.service.OutboxMessage;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.record.service.RecordWriting;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.procedure.Effect;
import org.chengxin.core.procedure.Matter;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.subject.Areas;

/** Carries out what a step brings about, in the step's own transaction. What only moves a case shows in the case itself. */
@ApplicationScoped
public class Effects {

    private final Concerns concerns;
    private final RecordWriting records;
    private final ListingStore listings;
    private final ProcedureStore cases;
    private final Regrading regrading;
    private final GradeStore grades;
    private final PublicationStore publications;
    private final Feed feed;
    private final Outbox outbox;
    private final ServiceClock clock;

    @Inject
    public Effects(
            Concerns concerns,
            RecordWriting records,
            ListingStore listings,
            ProcedureStore cases,
            Regrading regrading,
            GradeStore grades,
            PublicationStore publications,
            Feed feed,
            Outbox outbox,
            ServiceClock clock) {
        this.concerns = concerns;
        this.records = records;
        this.listings = listings;
        this.cases = cases;
        this.regrading = regrading;
        this.grades = grades;
        this.publications = publications;
        this.feed = feed;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Effects() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    void bring(Set<Effect> brought, CaseRow row, StepRow step, Caller caller) {
        for (Effect effect : brought) {
            switch (effect) {
                case CHANGE -> change(row, step, caller);
                case REPAIR -> repair(row.matter().id(), row, step, caller);
                case LIST -> list(row, step);
                case PUBLISH -> publish(row);
                case DELIST -> delist(row, step, caller);
                case DELETE -> records.delete(row.matter().id(), caller);
                case DISPUTE, SETTLE -> grades.outdate(List.of(row.subjectId()));
                case PAUSE, RESUME, TELL, NOTIFY -> {}
            }
        }
    }

    /** What a filing itself brings about: what is disputed brings no joint measures from now on (reading O1). */
    void bring(Set<Effect> brought, CaseRow row) {
        if (brought.contains(Effect.DISPUTE)) {
            grades.outdate(List.of(row.subjectId()));
        }
    }

    private static String reason(CaseRow row, StepRow step) {
        return step.reason() == null ? step.citation() + " " + row.publicId() : step.reason();
    }

    /** What was found wrong no longer stands; what is right instead is entered anew. */
    private void change(CaseRow row, StepRow step, Caller caller) {
        switch (row.matter().about()) {
            case RECORD, INSPECTION -> records.withdraw(row.matter().id(), reason(row, step), caller);
            case LISTING -> delist(row, step, caller);
            case PROCEDURE -> change(cases.byId(row.matter().reviewed()).orElseThrow(), step, caller);
            case GRADE, SUBJECT -> regrade(concerns.of(row));
        }
    }

    /** Other publishing systems are told of it, too (reading R3). */
    private void repair(String record, CaseRow row, StepRow step, Caller caller) {
        records.repair(record, reason(row, step), caller);
        outbox.put(OutboxMessage.repair(row.subjectId(), record, clock.today(), Citation.of(step.citation())));
    }

    private void publish(CaseRow row) {
        listings.publish(row.id(), clock.today());
        feed.listsEntered(
                listings.ofCase(row.id()).map(ListChanges::of).stream().toList());
        publications.due(List.of(row.subjectId()));
    }

    private void list(CaseRow row, StepRow step) {
        Concern concern = concerns.of(row);
        LocalDate today = clock.today();
        ListKind list = row.matter().list();
        SectorPlugin plugin = concern.sector().plugin();
        LocalDate last = plugin.lists().lastDay(list, today, plugin.periods()).orElse(null);
        listings.add(
                new ListingRow(
                        0,
                        PublicIds.next(),
                        row.subjectId(),
                        row.subject(),
                        new Listing(list, concern.sector().id(), today, last),
                        step.reason(),
                        row.filed().statement(),
                        Areas.region().fullName(row.office()),
                        row.office(),
                        null),
                row.id());
        regrade(concern);
    }

    /** The repairs that the list stood in the way of come with the removal (reading O3). */
    private void delist(CaseRow row, StepRow step, Caller caller) {
        Concern concern = concerns.of(row);
        LocalDate today = clock.today();
        if (concern.listing() != null) {
            for (CreditRecord record : unrepaired(concern, today)) {
                repair(record.id(), row, step, caller);
            }
            listings.end(concern.listing().id(), today, row.id());
            feed.listsLeft(ListChanges.left(List.of(concern.listing()), today));
            publications.due(List.of(row.subjectId()));
        }
        if (concern.record() != null) {
            concern.sector()
                    .plugin()
                    .takenOff(concern.record().stored().record(), today)
                    .ifPresent(facts -> records.amendFacts(row.matter().id(), facts, reason(row, step), caller));
        }
        regrade(concern);
    }

    private static List<CreditRecord> unrepaired(Concern concern, LocalDate today) {
        Matter matter = concern.matter();
        CreditFile file = matter.file();
        return file.records().stream()
                .filter(record -> record.knownBy(today) && !record.repairedBy(today))
                .filter(record -> concern.sector().plugin().isAdverse(record, file, today))
                .filter(record -> matter.isRepairableButForTheList(record, today))
                .toList();
    }

    /** A list brings measures in other sectors too (reading G1). */
    private void regrade(Concern concern) {
        Sector sector = concern.sector();
        grades.outdate(List.of(concern.subject().id()));
        if (sector != null) {
            regrading.regrade(sector, List.of(concern.subject().id()));
        }
    }
}
