package org.chengxin.api.feed.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.api.common.store.PublicIds;

@ApplicationScoped
public class JdbcFeedStore implements FeedStore {

    private static final String SAID = "public_id, type, at, subject, sector, record, data";

    private final Database database;

    @Inject
    public JdbcFeedStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcFeedStore() {
        this(null);
    }

    @Override
    public void add(Collection<NewChange> changes) {
        database.insert(
                "feed_pending (" + SAID + ")",
                "",
                changes.stream()
                        .map(change -> new Object[] {
                            PublicIds.next(),
                            change.type(),
                            Database.utc(change.at()),
                            change.subject(),
                            change.sector(),
                            change.record(),
                            change.data()
                        })
                        .toList());
    }

    @Override
    public boolean isAnyWaiting() {
        return database.first("select 1 from feed_pending limit 1", row -> true).isPresent();
    }

    @Override
    public FeedHead head() {
        return head("");
    }

    @Override
    public FeedHead lockHead() {
        return head(" for update");
    }

    private FeedHead head(String lock) {
        return database.first(
                        "select position, forgotten from feed_head where id = 1" + lock,
                        row -> new FeedHead(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    @Override
    public int giveNext(FeedHead head, int most) {
        // Seen in one moment: of two changes of a subject never the later one alone.
        List<Long> waiting =
                database.list("select id from feed_pending order by id limit " + most, row -> row.getLong(1));
        if (waiting.isEmpty()) {
            return 0;
        }
        Asked asked = Asked.keys(waiting);
        String each = asked.table() + " straight_join feed_pending p on p.id = asked.id";
        // Whoever is erasing one of them is waited for, so that it is moved as it is afterwards.
        database.list("select p.id from " + each + " for update", row -> row.getLong(1), asked.parameter());
        database.update(
                "insert into feed_event (position, " + SAID
                        + ") select ? + row_number() over (order by p.id), p.public_id,"
                        + " p.type, p.at, p.subject, p.sector, p.record, p.data from " + each,
                head.position(),
                asked.parameter());
        // Each row by its key: a scan would wait for the changes of transactions that are still at work.
        database.update("delete p from " + each, asked.parameter());
        database.update("update feed_head set position = position + ? where id = 1", waiting.size());
        return waiting.size();
    }

    @Override
    public List<ChangeRow> after(long position, int most) {
        return database.list(
                "select position, public_id, type, at, subject, sector, data from feed_event where position > ?"
                        + " order by position limit " + most,
                row -> new ChangeRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Database.instant(row, "at"),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                position);
    }

    @Override
    public int erase(String record, String emptied) {
        int number = 0;
        // Where it is moved at this moment, the first waits until it has been, and the second finds it.
        for (String table : List.of("feed_pending", "feed_event")) {
            number += database.update(
                    "update " + table + " set type = ?, subject = null, sector = null, record = null, data = null"
                            + " where record = ?",
                    emptied,
                    record);
        }
        return number;
    }

    @Override
    public long lastBefore(FeedHead head, Instant moment) {
        return database.first(
                        "select position from feed_event where at >= ? order by position limit 1",
                        row -> row.getLong(1) - 1,
                        Database.utc(moment))
                .orElse(head.position());
    }

    @Override
    public void forget(FeedHead head, long last) {
        database.update("delete from feed_event where position between ? and ?", head.forgotten() + 1, last);
        database.update("update feed_head set forgotten = ? where id = 1", last);
    }
}
