package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.DatabaseAwayException;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.publishing.store.MessageAction;
import org.chengxin.api.publishing.store.NewMessage;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.publishing.store.PublicationStore.Resend;
import org.chengxin.api.publishing.store.PublicationStore.Subject;
import org.chengxin.api.publishing.store.Removal;
import org.chengxin.api.publishing.store.ToldItem;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.disclosure.TakeDown;
import org.chengxin.core.file.ListKind;

/**
 * Tells the other publishing systems what is public of each subject that is due (reading D9): compares it with what they were told
 * last, and puts what differs into the outbox.
 */
@ApplicationScoped
public class Publishing {

    private static final Logger LOG = Logger.getLogger(Publishing.class.getName());
    private static final int AT_ONCE = 100;
    private static final int LOTS = 10;

    private final Database database;
    private final PublicationStore publications;
    private final OutboxStore outbox;
    private final FileStore files;
    private final PublicState state;
    private final Destinations destinations;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Publishing(
            Database database,
            PublicationStore publications,
            OutboxStore outbox,
            FileStore files,
            PublicState state,
            Destinations destinations,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.publications = publications;
        this.outbox = outbox;
        this.files = files;
        this.state = state;
        this.destinations = destinations;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Publishing() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Tells of some of those that are due. It leaves time for others: whoever calls it again waits a moment.
     *
     * @param goOn asked before each lot
     */
    public void tellOfDue(BooleanSupplier goOn) {
        LocalDate today = clock.today();
        for (int lot = 0; lot < LOTS && goOn.getAsBoolean(); lot++) {
            List<Long> due = publications.dueBy(today, AT_ONCE);
            if (due.isEmpty()) {
                return;
            }
            tell(due, today);
        }
    }

    private void tell(List<Long> due, LocalDate today) {
        try {
            database.inTransaction(() -> compare(due, today));
        } catch (DatabaseAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            if (due.size() > 1) {
                due.forEach(id -> tell(List.of(id), today)); // one whose file cannot be read holds up no other
            } else {
                LOG.log(
                        Level.SEVERE,
                        e,
                        () -> "what is public of the subject in row " + due.get(0)
                                + " cannot be found out; it is tried again tomorrow");
                database.inTransaction(() -> {
                    publications.takeResends(due);
                    publications.lookAgain(Map.of(due.get(0), today.plusDays(1)));
                });
            }
        }
    }

    private void compare(List<Long> asked, LocalDate today) {
        files.lock(asked);
        List<Long> due = publications.stillDue(asked, today);
        if (due.isEmpty()) {
            return; // another process has been quicker
        }
        PublicState.Found found = state.of(due, today);
        List<ToldItem> told = publications.told(due);
        new Comparison(found, told, publications.takeResends(due), today).tell();
        publications.lookAgain(found.next());
    }

    /** What is public beside what others were told. */
    private final class Comparison {
        private final PublicState.Found found;
        private final Map<String, ToldItem> told = new LinkedHashMap<>();
        private final Map<String, List<String>> again = new HashMap<>();
        private final LocalDate today;
        private final Instant now = clock.instant();
        private final List<NewMessage> messages = new ArrayList<>();
        private final List<ToldItem> changed = new ArrayList<>();

        private Comparison(PublicState.Found found, List<ToldItem> told, Set<Resend> resends, LocalDate today) {
            this.found = found;
            told.forEach(item -> this.told.put(item.item(), item));
            resends.forEach(resend -> again.computeIfAbsent(resend.item(), item -> new ArrayList<>())
                    .add(resend.destination()));
            this.today = today;
        }

        private void tell() {
            removed();
            found.items().values().forEach(this::shown);
            publications.tell(changed);
            outbox.add(messages, now);
        }

        private void shown(PublicItem item) {
            ToldItem after = item.told();
            if (!after.equals(told.get(item.id()))) {
                changed.add(after);
                publish(item, after, destinations.publishing());
            } else {
                publish(item, after, again.getOrDefault(item.id(), List.of()));
            }
        }

        private void publish(PublicItem item, ToldItem after, List<String> to) {
            add(
                    after,
                    MessageAction.PUBLISH,
                    Payloads.content(item.subject(), now, after.digest(), item.content()),
                    to);
        }

        private void removed() {
            List<ToldItem> gone = told.values().stream()
                    .filter(ToldItem::isShown)
                    .filter(item -> !found.items().containsKey(item.item()))
                    .filter(item -> isKnownHere(item))
                    .toList();
            Map<String, Removal> fates =
                    publications.fates(gone.stream().map(Comparison::lastPart).toList());
            for (ToldItem item : gone) {
                ToldItem after = item.removed(reason(item, fates), today);
                changed.add(after);
                remove(after, destinations.publishing());
            }
            told.values().stream()
                    .filter(item -> !item.isShown() && !found.items().containsKey(item.item()))
                    .forEach(item -> remove(item, again.getOrDefault(item.item(), List.of())));
        }

        /** What belongs to a sector that has no plugin here stays as it is. */
        private boolean isKnownHere(ToldItem item) {
            return item.sector() == null
                    || sectors.registry().enabled().stream()
                            .anyMatch(sector -> sector.id().value().equals(item.sector()));
        }

        private Removal reason(ToldItem item, Map<String, Removal> fates) {
            if (found.subjects().get(item.subjectId()).merged()) {
                return Removal.MERGED;
            }
            return switch (item.kind()) {
                case LIST -> fates.getOrDefault(lastPart(item), Removal.LEFT);
                case PENALTY ->
                    fates.getOrDefault(lastPart(item), found.isOver(item.item()) ? Removal.ENDED : Removal.CORRECTED);
                default -> Removal.ENDED;
            };
        }

        private void remove(ToldItem item, List<String> to) {
            Subject subject = found.subjects().get(item.subjectId());
            add(
                    item,
                    MessageAction.REMOVE,
                    Payloads.removal(subject, now, item.removal().code(), takeDown(item)),
                    to);
        }

        private void add(ToldItem item, MessageAction action, String payload, Collection<String> to) {
            if (!to.isEmpty()) {
                messages.add(new NewMessage(
                        PublicIds.next(),
                        item.subjectId(),
                        item.kind(),
                        action,
                        item.item(),
                        payload,
                        List.copyOf(to)));
            }
        }

        private static TakeDown takeDown(ToldItem item) {
            return switch (item.removal()) {
                case REPAIRED -> TakeDown.ofRepair(item.removedOn());
                case LEFT ->
                    TakeDown.ofEntry(
                            ListKind.parse(item.item().split("/", -1)[2]).orElseThrow(), item.removedOn());
                default -> TakeDown.atOnce(item.removedOn());
            };
        }

        private static String lastPart(ToldItem item) {
            return item.item().substring(item.item().lastIndexOf('/') + 1);
        }
    }
}
