package org.chengxin.api.listing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.listing.service.ListAnswers.AuthorityAnswer;
import org.chengxin.api.listing.service.ListAnswers.BroughtAnswer;
import org.chengxin.api.listing.service.ListAnswers.ClauseAnswer;
import org.chengxin.api.listing.service.ListAnswers.EntryAnswer;
import org.chengxin.api.listing.service.ListAnswers.ListAnswer;
import org.chengxin.api.listing.service.ListAnswers.ListingAnswer;
import org.chengxin.api.listing.service.ListAnswers.Named;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.api.listing.store.PublicEntry;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.evaluation.MeasureSelector;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.listing.ListLaw;
import org.chengxin.core.listing.ListLaw.Aspect;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;

/** Tells of the lists that there are, and of what is published of them. */
@ApplicationScoped
public class Lists {

    private static final char BY_ENTRY = 'e';
    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");

    private final ListingStore store;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Lists(ListingStore store, Sectors sectors, ServiceClock clock) {
        this.store = store;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Lists() {
        this(null, null, null);
    }

    /** The lists of which the law in force speaks: each sector's, then those that no sector keeps. */
    public List<ListAnswer> all(Language language) {
        LocalDate today = clock.today();
        List<ListAnswer> answers = new ArrayList<>();
        for (Sector sector : sectors.registry().enabled()) {
            add(answers, sector.id(), sector.plugin().lists(), today, language);
        }
        add(answers, OutsideList.SECTOR, ListLaw.general(), today, language);
        return answers;
    }

    private static void add(
            List<ListAnswer> answers, SectorId sector, ListLaw law, LocalDate today, Language language) {
        law.lists().stream()
                .filter(list -> isThere(law, list, today))
                .forEach(list -> answers.add(ListAnswer.of(list, sector.value(), law, today, language)));
    }

    private static boolean isThere(ListLaw law, ListKind list, LocalDate day) {
        return !law.of(list, Aspect.TITLE, day).isEmpty()
                && !law.of(list, Aspect.KEEPER, day).isEmpty();
    }

    /** The severe lists that outside authorities keep, each with what the sources say of removal. */
    public List<AuthorityAnswer> authorities(Language language) {
        List<ClauseAnswer> removal =
                ListAnswers.clauses(ListLaw.general(), ListKind.SEVERE, Aspect.REMOVAL, clock.today(), language);
        return OutsideList.all().stream()
                .map(list -> AuthorityAnswer.of(list, removal))
                .toList();
    }

    /** The ids by which entries can be asked for: of the enabled sectors, and {@code outside}. */
    public List<String> sectorIds() {
        List<String> ids = new ArrayList<>();
        sectors.registry().enabled().forEach(sector -> ids.add(sector.id().value()));
        ids.add(OutsideList.SECTOR.value());
        return ids;
    }

    /**
     * What is asked of a list.
     *
     * @param sector null for every sector's
     */
    public record Question(ListKind list, String sector) {

        private List<String> bound() {
            return List.of("lists", list.code(), sector + "");
        }
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> ROW.matcher(cursor.key()).matches());
    }

    /**
     * One page of what is published today of a list, in the order of entry.
     *
     * @param cursor null for the first page
     */
    public Page<EntryAnswer> entries(Question question, int limit, Cursor cursor, Language language) {
        LocalDate today = clock.today();
        List<PublicEntry> found = store.published(
                question.list(),
                question.sector() == null ? null : SectorId.of(question.sector()),
                today,
                cursor == null ? 0 : Long.parseLong(cursor.key()),
                limit + 1);
        List<PublicEntry> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream()
                        .map(entry -> EntryAnswer.of(entry, named(entry, today, language)))
                        .toList(),
                found.size() > limit
                        ? new Cursor(BY_ENTRY, Long.toString(page.get(limit - 1).id())).encode(question.bound())
                        : null);
    }

    private Named named(PublicEntry entry, LocalDate today, Language language) {
        ListKind list = entry.listing().list();
        if (entry.outside() != null) {
            return new Named(entry.outside().name(), entry.outside().citation().text());
        }
        return sectors.registry()
                .find(entry.listing().sector().value())
                .flatMap(sector -> sector.plugin().lists().of(list, Aspect.TITLE, today).stream()
                        .findFirst())
                .or(() ->
                        ListLaw.general().of(list, Aspect.TITLE, today).stream().findFirst())
                .map(clause ->
                        new Named(clause.text().in(language), clause.citation().text()))
                .orElseGet(() -> new Named(list.title().in(language), null));
    }

    /**
     * What is published today of the entries of a subject, with the measures that each brings.
     *
     * @param roles the subject's roles by sector id
     */
    public List<ListingAnswer> of(SubjectRow subject, Map<String, String> roles, Language language) {
        LocalDate today = clock.today();
        return store.publishedOf(subject.id(), today).stream()
                .map(entry ->
                        ListingAnswer.of(entry, named(entry, today, language), brought(entry, subject, roles, today)))
                .toList();
    }

    private List<BroughtAnswer> brought(
            PublicEntry entry, SubjectRow subject, Map<String, String> roles, LocalDate today) {
        Map<String, BroughtAnswer> brought = new LinkedHashMap<>();
        for (Sector sector : sectors.registry().enabled()) {
            String role = roles.get(sector.id().value());
            Optional<RuleSet> rules = sector.ruleSetOn(today);
            if (role != null && rules.isPresent()) {
                CreditFile file = new CreditFile(
                        subject.kind(), role, subject.status(), List.of(), List.of(entry.listing()), List.of());
                for (Measure measure : new MeasureSelector(sector.id(), rules.get(), GeneralLaw.measuresOfLists())
                        .choose(file, today, null)) {
                    brought.put(measure.code(), BroughtAnswer.of(measure));
                }
            }
        }
        return List.copyOf(brought.values());
    }
}
