package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.api.publishing.store.NewMessage;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.publishing.store.PublicationStore.Subject;

/**
 * Takes messages to other systems in the transaction of what they tell: either both are there afterwards or neither is. Of grades in
 * force, lists and penalties it needs none: whoever changes these calls {@link PublicationStore#due}.
 */
@ApplicationScoped
public class Outbox {

    private final Database database;
    private final OutboxStore store;
    private final PublicationStore publications;
    private final FileStore files;
    private final Destinations destinations;
    private final ServiceClock clock;

    @Inject
    public Outbox(
            Database database,
            OutboxStore store,
            PublicationStore publications,
            FileStore files,
            Destinations destinations,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.publications = publications;
        this.files = files;
        this.destinations = destinations;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Outbox() {
        this(null, null, null, null, null, null);
    }

    /** Puts a message in; it is sent after those of its subject that are there already. */
    public void put(OutboxMessage message) {
        List<String> to = destinations.of(message.kind());
        if (to.isEmpty()) {
            return;
        }
        database.inTransaction(() -> {
            files.lock(List.of(message.subjectId()));
            Subject subject =
                    publications.subjects(List.of(message.subjectId())).get(0);
            store.add(
                    List.of(new NewMessage(
                            PublicIds.next(),
                            subject.id(),
                            message.kind(),
                            message.action(),
                            PublicItem.id(subject, message.kind(), message.about()),
                            Payloads.content(subject, clock.instant(), null, message.content()),
                            to)),
                    clock.instant());
        });
    }

    /**
     * Leaves nothing of what messages have said of a record that is being erased. That others take it down is told by itself.
     *
     * @param subject the public id of its subject
     * @param record its public id
     */
    public void erase(long subjectId, String subject, String record) {
        for (MessageKind kind : List.of(MessageKind.PENALTY, MessageKind.REPAIR)) {
            store.erase(subjectId, subject + "/" + kind.code() + "/" + record);
        }
    }
}
