package org.chengxin.api.procedure.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcStatisticsStore implements StatisticsStore {

    private static final String MONTH = "date_format(day, '%Y-%m') as month";

    private final Database database;

    @Inject
    public JdbcStatisticsStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcStatisticsStore() {
        this(null);
    }

    @Override
    public List<Decided> decided(LocalDate from, LocalDate to) {
        return database.list(
                "select p.office, date_format(p.day, '%Y-%m') as month, c.kind, coalesce(p.outcome, p.step), count(*)"
                        + " from procedure_step p join procedure_case c on c.id = p.case_id where p.day between ? and ?"
                        + " and p.step in ('decide', 'refuse', 'recheck', 'delete') and p.office is not null"
                        + " group by p.office, month, c.kind, coalesce(p.outcome, p.step) order by month, p.office",
                row -> new Decided(
                        AreaCode.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)),
                from,
                to);
    }

    @Override
    public List<Pair> deadlines(LocalDate from, LocalDate to) {
        return database.list(
                "select office, month, sum(kept), sum(missed) from (select office, " + MONTH
                        + ", day <= due_on as kept, day > due_on as missed from procedure_step where day between ? and ?"
                        + " and due_on is not null and office is not null union all select owed_office,"
                        + " date_format(escalated_on, '%Y-%m'), 0, 1 from procedure_case where state in ('open', 'decided',"
                        + " 'published') and escalated_on between ? and ? and owed_office is not null) each_one"
                        + " group by office, month",
                JdbcStatisticsStore::pair,
                from,
                to,
                from,
                to);
    }

    @Override
    public List<Pair> entries(LocalDate from, LocalDate to) {
        return database.list(
                "select office, " + MONTH + ", sum(on_time), sum(late) from entry_tally where day between ? and ?"
                        + " group by office, month",
                JdbcStatisticsStore::pair,
                from,
                to);
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(AreaCode.of(row.getString(1)), row.getString(2), row.getLong(3), row.getLong(4));
    }

    @Override
    public long countEntries(Instant before) {
        return database.inTransaction(() -> {
            long done = database.first("select record from entry_tally_mark for update", row -> row.getLong(1))
                    .orElseThrow();
            // Records are in the order of entry by their keys, so that each is looked at once.
            long last = database.first(
                            "select coalesce(max(id), ?) from credit_record where id > ? and entered_at < ?",
                            row -> row.getLong(1),
                            done,
                            done,
                            Database.utc(before))
                    .orElseThrow();
            database.update(
                    "insert into entry_tally (office, day, on_time, late) select entered_office,"
                            + " date(entered_at + interval 8 hour), sum(not late), sum(late) from credit_record"
                            + " where id > ? and id <= ? and entered_office is not null"
                            + " group by entered_office, date(entered_at + interval 8 hour) on duplicate key update"
                            + " on_time = on_time + value(on_time), late = entry_tally.late + value(late)",
                    done,
                    last);
            database.update("update entry_tally_mark set record = ?", last);
            return last - done;
        });
    }
}
