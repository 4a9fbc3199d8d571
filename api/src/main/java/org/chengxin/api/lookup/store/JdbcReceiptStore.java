package org.chengxin.api.lookup.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcReceiptStore implements ReceiptStore {

    private final Database database;

    @Inject
    public JdbcReceiptStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcReceiptStore() {
        this(null);
    }

    @Override
    public void add(ReceiptRow receipt) {
        database.update(
                "insert into lookup_receipt (id, at, day, actor, office, purpose, subjects, found, digest, entry_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.id(),
                Database.utc(receipt.at()),
                receipt.day(),
                receipt.actor(),
                receipt.office() == null ? null : receipt.office().value(),
                receipt.purpose(),
                receipt.subjects(),
                receipt.found(),
                receipt.digest(),
                receipt.entry());
    }

    @Override
    public Optional<ReceiptRow> find(String id) {
        return database.first(
                "select * from lookup_receipt where id = ?",
                row -> {
                    String office = row.getString("office");
                    return new ReceiptRow(
                            row.getString("id"),
                            Database.instant(row, "at"),
                            Database.day(row, "day"),
                            row.getString("actor"),
                            office == null ? null : AreaCode.of(office),
                            row.getString("purpose"),
                            row.getInt("subjects"),
                            row.getInt("found"),
                            row.getBytes("digest"),
                            row.getLong("entry_id"));
                },
                id);
    }

    @Override
    public List<OfficeCount> count(LocalDate from, LocalDate to) {
        return database.list(
                "select office, date_format(day, '%Y-%m') as month, count(*), sum(subjects) from lookup_receipt"
                        + " where day between ? and ? and office is not null group by month, office"
                        + " order by month, office",
                row -> new OfficeCount(AreaCode.of(row.getString(1)), row.getString(2), row.getLong(3), row.getLong(4)),
                from,
                to);
    }
}
