package org.chengxin.api.publishing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.Database;

@ApplicationScoped
public class JdbcReconciliationStore implements ReconciliationStore {

    /** Which items are compared: those of subjects of which the destination has all, and had at the time. */
    private static final String COMPARED =
            " and not exists (select 1 from outbox_lane l where l.destination = p.destination"
                    + " and l.subject_id = i.subject_id) and not exists (select 1 from outbox_delivery d"
                    + " where d.destination = p.destination and d.subject_id = i.subject_id and d.state = 'delivered'"
                    + " and d.delivered_at > p.at)";

    private static final String ASKED = "with p as (select convert(? using ascii) collate ascii_bin as destination,"
            + " cast(? as datetime(6)) as at) ";

    private final Database database;

    @Inject
    public JdbcReconciliationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcReconciliationStore() {
        this(null);
    }

    @Override
    public void clear(String destination) {
        database.update("delete from publication_held where destination = ?", destination);
    }

    @Override
    public void hold(BulkRows holdings) {
        database.load("publication_held (destination, item, @digest) set digest = unhex(@digest)", holdings);
    }

    private enum Difference {
        MISSING("publication_item i cross join p left join publication_held h on h.destination = p.destination"
                + " and h.item = i.item where i.digest is not null and h.item is null" + COMPARED),
        DIFFERENT("publication_item i cross join p join publication_held h on h.destination = p.destination"
                + " and h.item = i.item where h.digest <> i.digest" + COMPARED),
        SURPLUS("publication_item i cross join p join publication_held h on h.destination = p.destination"
                + " and h.item = i.item where i.digest is null" + COMPARED),
        UNKNOWN("publication_held i cross join p left join publication_item o on o.item = i.item"
                + " where i.destination = p.destination and o.item is null");

        private final String from;

        Difference(String from) {
            this.from = from;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Outcome compare(String destination, LocalDate day, String publicId, Instant at, int mostKept) {
        return database.inTransaction(() -> {
            Object[] asked = {destination, Database.utc(at)};
            Map<Difference, Long> counts = new HashMap<>();
            for (Difference difference : Difference.values()) {
                counts.put(difference, count(ASKED + "select count(*) from " + difference.from, asked));
            }
            Outcome outcome = new Outcome(
                    count("select count(*) from publication_item where digest is not null"),
                    count("select count(*) from publication_held where destination = ?", destination),
                    counts.get(Difference.MISSING),
                    counts.get(Difference.DIFFERENT),
                    counts.get(Difference.SURPLUS),
                    counts.get(Difference.UNKNOWN));
            long id = keep(destination, day, publicId, at, outcome, null);
            int left = mostKept;
            for (Difference difference : Difference.values()) {
                if (left > 0) {
                    left -= note(id, difference, left, asked);
                }
                if (difference != Difference.UNKNOWN) {
                    database.update(
                            "insert ignore into publication_resend (subject_id, item, destination) " + ASKED
                                    + "select i.subject_id, i.item, p.destination from " + difference.from,
                            asked);
                }
            }
            database.update(
                    "update outbox_destination set reconciled_on = ?, reconcile_at = null where id = ?",
                    day,
                    destination);
            return outcome;
        });
    }

    private long count(String sql, Object... parameters) {
        return database.first(sql, row -> row.getLong(1), parameters).orElseThrow();
    }

    private int note(long id, Difference difference, int most, Object... asked) {
        List<Object> parameters = new ArrayList<>(List.of(asked));
        parameters.add(id);
        parameters.add(difference.code());
        return database.update(
                "insert into reconciliation_difference (reconciliation_id, item, kind) " + ASKED
                        + "select n.id, n.item, n.kind from (select i.item, q.id, q.kind from (select ? as id, ? as kind) q"
                        + " cross join " + difference.from + " order by i.item limit " + most + ") n",
                parameters.toArray());
    }

    /** There is one for each day; a later attempt takes the place of one that failed. */
    private long keep(String destination, LocalDate day, String publicId, Instant at, Outcome outcome, String failure) {
        return database.first(
                        "insert into reconciliation (public_id, destination, day, state, attempts, at, failure, expected,"
                                + " held, missing, different, surplus, unknown_to_us) values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?) on duplicate key update state = value(state), attempts = attempts + 1,"
                                + " at = value(at), failure = value(failure), expected = value(expected),"
                                + " held = value(held), missing = value(missing), different = value(different),"
                                + " surplus = value(surplus), unknown_to_us = value(unknown_to_us) returning id",
                        row -> row.getLong(1),
                        publicId,
                        destination,
                        day,
                        outcome == null ? "failed" : "done",
                        Database.utc(at),
                        failure,
                        outcome == null ? null : outcome.expected(),
                        outcome == null ? null : outcome.held(),
                        outcome == null ? null : outcome.missing(),
                        outcome == null ? null : outcome.different(),
                        outcome == null ? null : outcome.surplus(),
                        outcome == null ? null : outcome.unknown())
                .orElseThrow();
    }

    @Override
    public void failed(String destination, LocalDate day, String publicId, String reason, Duration again) {
        database.inTransaction(() -> {
            keep(destination, day, publicId, now(), null, reason);
            database.update(
                    "update outbox_destination set reconcile_at = utc_timestamp(6) + interval ? second where id = ?",
                    again.toSeconds(),
                    destination);
        });
    }

    @Override
    public Instant now() {
        return database.first(
                        "select utc_timestamp(6)",
                        row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .orElseThrow();
    }

    @Override
    public Optional<Instant> lastDone(String destination) {
        return database.first(
                "select at from reconciliation where destination = ? and state = 'done' order by id desc limit 1",
                row -> Database.instant(row, "at"),
                destination);
    }

    @Override
    public List<Row> find(String destination, long before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(before));
        if (destination != null) {
            parameters.add(destination);
        }
        String page = "select * from reconciliation where id < ?" + (destination == null ? "" : " and destination = ?")
                + " order by id desc limit " + limit;
        Map<Long, Map<String, String>> differences = new HashMap<>();
        database.list(
                "select d.reconciliation_id, d.item, d.kind from (" + page + ") r join reconciliation_difference d"
                        + " on d.reconciliation_id = r.id order by d.reconciliation_id, d.item",
                row -> differences
                        .computeIfAbsent(row.getLong(1), id -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                parameters.toArray());
        return database.list(
                page, row -> row(row, differences.getOrDefault(row.getLong("id"), Map.of())), parameters.toArray());
    }

    private static Row row(ResultSet row, Map<String, String> differences) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("destination"),
                Database.day(row, "day"),
                Database.instant(row, "at"),
                row.getInt("attempts"),
                row.getString("state").equals("failed")
                        ? null
                        : new Outcome(
                                row.getLong("expected"),
                                row.getLong("held"),
                                row.getLong("missing"),
                                row.getLong("different"),
                                row.getLong("surplus"),
                                row.getLong("unknown_to_us")),
                row.getString("failure"),
                differences);
    }

    @Override
    public void deleteOld(LocalDate before) {
        database.inTransaction(() -> {
            database.update(
                    "delete d from reconciliation_difference d join reconciliation r on r.id = d.reconciliation_id"
                            + " where r.day < ?",
                    before);
            database.update("delete from reconciliation where day < ?", before);
        });
    }
}
