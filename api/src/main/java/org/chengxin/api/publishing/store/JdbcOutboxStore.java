package org.chengxin.api.publishing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chengxin.api.common.store.Database;

@ApplicationScoped
public class JdbcOutboxStore implements OutboxStore {

    private static final String NOW = "utc_timestamp(6)";
    private static final int DELETED_AT_ONCE = 5_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Database database;

    @Inject
    public JdbcOutboxStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcOutboxStore() {
        this(null);
    }

    @Override
    public void add(Collection<NewMessage> messages, Instant at) {
        List<Long> sequences = database.insert(
                "outbox_message (public_id, subject_id, kind, action, item, created_at, payload)",
                "returning id",
                messages.stream()
                        .map(message -> new Object[] {
                            message.publicId(),
                            message.subjectId(),
                            message.kind().code(),
                            message.action().code(),
                            message.item(),
                            Database.utc(at),
                            message.payload()
                        })
                        .toList(),
                row -> row.getLong(1));
        List<Object[]> deliveries = new ArrayList<>();
        Set<Lane> lanes = new TreeSet<>();
        int i = 0;
        for (NewMessage message : messages) {
            long sequence = sequences.get(i++);
            for (String destination : message.destinations()) {
                deliveries.add(new Object[] {sequence, destination, message.subjectId()});
                lanes.add(new Lane(destination, message.subjectId()));
            }
        }
        database.insert("outbox_delivery (message_id, destination, subject_id)", "", deliveries);
        LocalDateTime now = now();
        database.insert(
                "outbox_lane (destination, subject_id, next_at)",
                "on duplicate key update subject_id = value(subject_id)",
                lanes.stream()
                        .map(lane -> new Object[] {lane.destination(), lane.subjectId(), now})
                        .toList());
    }

    /** In the order in which they are locked. */
    private record Lane(String destination, long subjectId) implements Comparable<Lane> {
        @Override
        public int compareTo(Lane other) {
            return Comparator.comparing(Lane::destination)
                    .thenComparingLong(Lane::subjectId)
                    .compare(this, other);
        }
    }

    private LocalDateTime now() {
        return database.first("select " + NOW, row -> row.getObject(1, LocalDateTime.class))
                .orElseThrow();
    }

    @Override
    public void erase(long subjectId, String item) {
        String lanes = "destination in (select id from outbox_destination) and subject_id = ?";
        database.list(
                "select subject_id from outbox_lane where " + lanes + " order by destination for update",
                row -> true,
                subjectId);
        database.update(
                "update outbox_delivery d join outbox_message m on m.id = d.message_id set d.state = 'erased'"
                        + " where m.subject_id = ? and m.item = ? and d.state = 'waiting'",
                subjectId,
                item);
        database.update("update outbox_message set payload = null where subject_id = ? and item = ?", subjectId, item);
        database.update("delete from outbox_lane where " + lanes + WITHOUT_MESSAGE, subjectId);
    }

    private static final String WITHOUT_MESSAGE = " and not exists (select 1 from outbox_delivery d"
            + " where d.destination = outbox_lane.destination and d.subject_id = outbox_lane.subject_id"
            + " and d.state = 'waiting')";

    @Override
    public void know(Collection<String> destinations) {
        database.insert(
                "outbox_destination (id)",
                "on duplicate key update id = value(id)",
                destinations.stream().map(id -> new Object[] {id}).toList());
    }

    @Override
    public Standing standing(String destination) {
        return database.first(
                        "select failures, reconciled_on, next_at is null or next_at <= " + NOW + " as open,"
                                + " reconcile_at is null or reconcile_at <= " + NOW + " as reconcilable,"
                                + " exists (select 1 from outbox_lane l where l.destination = d.id"
                                + " and l.tried in (false, true) and l.next_at <= " + NOW
                                + ") as ready from outbox_destination d where id = ?",
                        row -> new Standing(
                                row.getBoolean("open"),
                                row.getBoolean("ready"),
                                row.getInt("failures"),
                                Database.day(row, "reconciled_on"),
                                row.getBoolean("reconcilable")),
                        destination)
                .orElseThrow();
    }

    @Override
    public boolean lease(String destination, String node, Duration howLong) {
        return database.update(
                        "update outbox_destination set node = ?, leased_until = " + NOW + " + interval ? second"
                                + " where id = ? and (node is null or node = ? or leased_until < " + NOW + ")",
                        node,
                        howLong.toSeconds(),
                        destination,
                        node)
                == 1;
    }

    @Override
    public void release(String node) {
        database.update("update outbox_destination set node = null, leased_until = null where node = ?", node);
    }

    @Override
    public List<WaitingMessage> ready(String destination, int fresh, int failed) {
        String lanes = "(select destination, subject_id, tried, next_at from outbox_lane where destination = ?"
                + " and tried = ? and next_at <= " + NOW + " order by next_at, subject_id limit ";
        return database.list(
                "select m.id, m.public_id, m.subject_id, m.kind, m.action, m.item, m.payload, d.attempts from ("
                        + lanes + fresh + ") union all " + lanes + failed
                        + ")) l join outbox_delivery d on d.destination = l.destination and d.message_id ="
                        + " (select min(w.message_id) from outbox_delivery w where w.destination = l.destination"
                        + " and w.subject_id = l.subject_id and w.state = 'waiting')"
                        + " join outbox_message m on m.id = d.message_id order by l.tried, l.next_at, l.subject_id",
                row -> new WaitingMessage(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8)),
                destination,
                false,
                destination,
                true);
    }

    @Override
    public void settle(String destination, List<WaitingMessage> delivered, List<Failed> failed, Closed closed) {
        database.inTransaction(() -> {
            lockLanes(destination, delivered, failed);
            LocalDateTime now = now();
            arrived(destination, delivered, now);
            notArrived(destination, failed, now);
            closeLanes(destination, delivered, failed);
            if (closed != null) {
                database.update(
                        "update outbox_destination set failures = ?, next_at = ?, failed_at = ?, failure = ? where id = ?",
                        closed.failures(),
                        after(now, closed.again()),
                        now,
                        closed.reason(),
                        destination);
            } else if (!failed.isEmpty()) {
                database.update(
                        "update outbox_destination set failed_at = ?, failure = ? where id = ?",
                        now,
                        failed.get(0).reason(),
                        destination);
            }
            if (!delivered.isEmpty()) {
                database.update(
                        "update outbox_destination set succeeded_at = ?"
                                + (closed == null ? ", failures = 0, next_at = null" : "") + " where id = ?",
                        now,
                        destination);
            }
        });
    }

    /** Whoever adds a message waits for it or has been waited for, so that none is overlooked when its lane is closed. */
    private void lockLanes(String destination, List<WaitingMessage> delivered, List<Failed> failed) {
        Object[] parameters = lanes(destination, delivered, failed);
        database.list(
                "select subject_id from outbox_lane where " + lanesOf(parameters) + " order by subject_id for update",
                row -> true,
                parameters);
    }

    private void closeLanes(String destination, List<WaitingMessage> delivered, List<Failed> failed) {
        Object[] parameters = lanes(destination, delivered, failed);
        database.update("delete from outbox_lane where " + lanesOf(parameters) + WITHOUT_MESSAGE, parameters);
    }

    private static Object[] lanes(String destination, List<WaitingMessage> delivered, List<Failed> failed) {
        return Stream.concat(
                        Stream.of(destination),
                        Stream.concat(delivered.stream(), failed.stream().map(Failed::message))
                                .map(WaitingMessage::subjectId))
                .toArray();
    }

    /** The destination comes first of the parameters, then each subject. */
    private static String lanesOf(Object... parameters) {
        return "destination = ? and subject_id in ("
                + Database.marks(Arrays.asList(parameters).subList(1, parameters.length)) + ")";
    }

    private void arrived(String destination, List<WaitingMessage> delivered, LocalDateTime now) {
        if (delivered.isEmpty()) {
            return;
        }
        List<Object> messages = new ArrayList<>(List.of(now, now, destination));
        delivered.forEach(message -> messages.add(message.sequence()));
        database.update(
                "update outbox_delivery set state = 'delivered', attempts = attempts + 1, attempted_at = ?,"
                        + " delivered_at = ?, failure = null where destination = ? and message_id in ("
                        + Database.marks(delivered) + ") and state = 'waiting'",
                messages.toArray());
        Object[] lanes = lanes(destination, delivered, List.of());
        List<Object> parameters = new ArrayList<>(List.of(now));
        parameters.addAll(Arrays.asList(lanes));
        database.update(
                "update outbox_lane set next_at = ?, tried = false where " + lanesOf(lanes), parameters.toArray());
    }

    private void notArrived(String destination, List<Failed> failed, LocalDateTime now) {
        database.insert(
                "outbox_delivery (message_id, destination, subject_id, attempts, attempted_at, failure)",
                "on duplicate key update attempts = value(attempts), attempted_at = value(attempted_at),"
                        + " failure = value(failure)",
                failed.stream()
                        .map(each -> new Object[] {
                            each.message().sequence(),
                            destination,
                            each.message().subjectId(),
                            each.message().attempts() + 1,
                            now,
                            each.reason()
                        })
                        .toList());
        database.insert(
                "outbox_lane (destination, subject_id, next_at, tried)",
                "on duplicate key update next_at = value(next_at), tried = value(tried)",
                failed.stream()
                        .map(each ->
                                new Object[] {destination, each.message().subjectId(), after(now, each.again()), true})
                        .toList());
    }

    private static LocalDateTime after(LocalDateTime now, Duration again) {
        return now.plusNanos(again.toNanos() / NANOS_PER_MICRO * NANOS_PER_MICRO);
    }

    @Override
    public List<DestinationRow> destinations() {
        return database.list(
                "select o.*, w.waiting, m.created_at as oldest from outbox_destination o left join (select destination,"
                        + " count(*) as waiting, min(message_id) as first from outbox_delivery where state = 'waiting'"
                        + " group by destination) w on w.destination = o.id left join outbox_message m on m.id = w.first"
                        + " order by o.id",
                row -> new DestinationRow(
                        row.getString("id"),
                        row.getLong("waiting"),
                        moment(row, "oldest"),
                        row.getInt("failures"),
                        moment(row, "next_at"),
                        moment(row, "succeeded_at"),
                        moment(row, "failed_at"),
                        row.getString("failure"),
                        Database.day(row, "reconciled_on")));
    }

    @Override
    public List<DeliveryRow> deliveries(DeliverySearch search) {
        StringBuilder where = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        and(where, parameters, "d.destination = ?", search.destination());
        and(
                where,
                parameters,
                "d.state = ?",
                search.state() == null ? null : search.state().code());
        and(where, parameters, "m.subject_id = (select id from subject where public_id = ?)", search.subject());
        if (search.after() != null) {
            and(where, parameters, "d.message_id >= ?", search.after().sequence());
            and(
                    where,
                    parameters,
                    "(d.message_id > ? or d.destination > ?)",
                    search.after().sequence());
            parameters.add(search.after().destination());
        }
        return database.list(
                "select d.*, m.public_id, m.kind, m.action, m.item, m.created_at, s.public_id as subject"
                        + " from outbox_delivery d join outbox_message m on m.id = d.message_id join subject s"
                        + " on s.id = d.subject_id" + where + " order by d.message_id, d.destination limit "
                        + search.limit(),
                JdbcOutboxStore::delivery,
                parameters.toArray());
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(where.isEmpty() ? " where " : " and ").append(condition);
            parameters.add(value);
        }
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong("message_id"),
                row.getString("public_id"),
                row.getString("destination"),
                row.getString("subject"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("item"),
                row.getString("state"),
                row.getInt("attempts"),
                Database.instant(row, "created_at"),
                moment(row, "attempted_at"),
                moment(row, "delivered_at"),
                row.getString("failure"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    @Override
    public void deleteOld(Instant before) {
        List<Long> old;
        do {
            old = database.list(
                    "select m.id from outbox_message m where m.created_at < ? and not exists (select 1"
                            + " from outbox_delivery d where d.message_id = m.id and d.state = 'waiting')"
                            + " order by m.id limit " + DELETED_AT_ONCE,
                    row -> row.getLong(1),
                    Database.utc(before));
            List<Long> some = old;
            if (!some.isEmpty()) {
                database.inTransaction(() -> {
                    String in = " in (" + Database.marks(some) + ")";
                    database.update("delete from outbox_delivery where message_id" + in, some.toArray());
                    database.update("delete from outbox_message where id" + in, some.toArray());
                });
            }
        } while (old.size() == DELETED_AT_ONCE);
    }
}
