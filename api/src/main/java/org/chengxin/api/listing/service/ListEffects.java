package org.chengxin.api.listing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.feed.service.ListChange;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.ListEffect.Effect;
import org.chengxin.core.file.Listing;
import org.chengxin.core.sector.SectorId;

/** Carries out what evaluations mean for lists by the law alone; a proposal needs the procedure (001, article 33). */
@ApplicationScoped
public class ListEffects {

    private final ListingStore listings;
    private final AuditTrail audit;
    private final Feed feed;

    @Inject
    public ListEffects(ListingStore listings, AuditTrail audit, Feed feed) {
        this.listings = listings;
        this.audit = audit;
        this.feed = feed;
    }

    /** For the container's proxy. */
    ListEffects() {
        this(null, null, null);
    }

    /**
     * What the evaluation of a subject, which the transaction has locked, means for lists.
     *
     * @param listings the subject's entries on lists
     */
    public record Outcome(long subjectId, String subject, List<Listing> listings, List<ListEffect> effects) {

        private boolean isOn(ListEffect effect, SectorId sector, Predicate<Listing> more) {
            return listings.stream()
                    .anyMatch(listing ->
                            listing.list() == effect.list() && listing.sector().equals(sector) && more.test(listing));
        }
    }

    /**
     * Ends entries that subjects leave automatically (000, article 41), with the day as their last.
     *
     * @return whether there was any
     */
    public boolean leave(SectorId sector, List<Outcome> outcomes, LocalDate day) {
        Map<ListEffect, Map<Long, String>> leaving = subjects(
                outcomes,
                Effect.LEAVE,
                (outcome, effect) -> outcome.isOn(
                        effect,
                        sector,
                        listing -> listing.holdsOn(day)
                                && (listing.until() == null || listing.until().isAfter(day))));
        leaving.forEach((effect, subjects) -> {
            List<ListingRow> left = listings.leave(subjects.keySet(), effect.list(), sector, day);
            write(AuditAction.LIST_LEFT, sector, effect, subjects, day);
            feed.listsLeft(ListChanges.left(left, day));
        });
        return !leaving.isEmpty();
    }

    /**
     * Enters subjects on lists by the grade with which a period has closed (000, article 46), from a day on.
     *
     * @param office the office that closed it, in words
     */
    public void enter(SectorId sector, List<Outcome> outcomes, LocalDate day, String office) {
        subjects(
                        outcomes,
                        Effect.ENTER,
                        (outcome, effect) -> !outcome.isOn(effect, sector, listing -> listing.holdsOn(day)))
                .forEach((effect, subjects) -> {
                    Map<Long, String> entries = listings.enter(subjects.keySet(), effect.list(), sector, day, office);
                    write(AuditAction.LIST_ENTERED, sector, effect, subjects, day);
                    Listing listing = new Listing(effect.list(), sector, day, null);
                    feed.listsEntered(entries.entrySet().stream()
                            .map(entry -> new ListChange(subjects.get(entry.getKey()), entry.getValue(), listing))
                            .toList());
                });
    }

    /** Whether an effect is one to be carried out for the subject. */
    private interface Applies {
        boolean to(Outcome outcome, ListEffect effect);
    }

    private static Map<ListEffect, Map<Long, String>> subjects(List<Outcome> outcomes, Effect kind, Applies applies) {
        Map<ListEffect, Map<Long, String>> subjects = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            for (ListEffect effect : outcome.effects()) {
                if (effect.effect() == kind && applies.to(outcome, effect)) {
                    subjects.computeIfAbsent(effect, same -> new LinkedHashMap<>())
                            .put(outcome.subjectId(), outcome.subject());
                }
            }
        }
        return subjects;
    }

    private void write(
            AuditAction action, SectorId sector, ListEffect effect, Map<Long, String> subjects, LocalDate day) {
        audit.writeAbout(
                Caller.service("grades", day.toString()),
                action,
                subjects,
                null,
                Map.of(
                        "sector", sector.value(),
                        "list", effect.list().code(),
                        "citation", effect.citation().text()));
    }
}
