package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Penalty.Severity;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.Term;

/**
 * How long an administrative penalty is published at most, from the day of its decision: by document 003, and where the record says
 * its class and was decided while order 36 is in force, by that order (readings D2, D6, O7).
 */
public final class PenaltyPublication {

    private static final List<Row> ROWS = load();

    private PenaltyPublication() {}

    /**
     * A row of the table.
     *
     * @param severity the class it is for, null for penalties whose class is not said
     * @param unasked whether such a penalty is published though the record does not ask for it
     * @param longest how long at most
     * @param term which days of decision it is for
     */
    private record Row(Severity severity, boolean unasked, Period longest, Citation citation, Term term) {}

    private static List<Row> load() {
        CsvTable table = CsvTable.load(
                PenaltyPublication.class,
                "/org/chengxin/core/law/penalty-publication.csv",
                Set.of("code", "class", "unasked", "months", "citation", "from", "until"));
        table.refuseOverlaps("code");
        List<Row> rows = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            rows.add(new Row(
                    severity(row),
                    row.flag("unasked"),
                    Period.ofMonths(row.decimal("months").intValueExact()),
                    row.citation("citation"),
                    row.term()));
        }
        return List.copyOf(rows);
    }

    private static Severity severity(CsvTable.Row row) {
        String code = row.orNull("class");
        try {
            return code == null ? null : Coded.of(Severity.values(), code);
        } catch (IllegalArgumentException e) {
            throw row.fault("class", e.getMessage());
        }
    }

    private static Optional<Row> row(Severity severity, LocalDate decidedOn) {
        return ROWS.stream()
                .filter(row -> row.severity() == severity && row.term().holdsOn(decidedOn))
                .findFirst();
    }

    /** The longest publication of a penalty whose class is not said (reading D2). */
    static Disclosure longest(LocalDate decidedOn) {
        Row row = row(null, decidedOn)
                .orElseThrow(() -> new LawException("no publication of a penalty is laid down for " + decidedOn));
        return new Disclosure(decidedOn, Term.lastDay(decidedOn, row.longest()), row.citation());
    }

    /**
     * The publication of a record, given what its sector says of it. A penalty by the simple procedure is not published (reading D6).
     * One whose period is the general one of penalties is published as long as its class allows; where a sector has a period of its
     * own, that goes first.
     *
     * @param record the record
     * @param standing what it says of the decision behind it
     * @param period what its sector says, empty where it is never published
     */
    public static Optional<Disclosure> of(CreditRecord record, Standing standing, Optional<Disclosure> period) {
        if (standing.isSimplePenalty()) {
            return Optional.empty();
        }
        Severity severity =
                standing.penalty() == null ? null : standing.penalty().severity();
        if (severity == null || period.isEmpty() || !isGeneral(period.get(), record)) {
            return period;
        }
        Optional<Row> row = row(severity, record.decidedOn());
        return row.isEmpty() ? period : row.flatMap(found -> within(found, record, period.get()));
    }

    private static boolean isGeneral(Disclosure period, CreditRecord record) {
        return period.ground().equals(longest(record.decidedOn()).ground());
    }

    private static Optional<Disclosure> within(Row row, CreditRecord record, Disclosure period) {
        if (!row.unasked() && !Boolean.TRUE.equals(record.disclosable())) {
            return Optional.empty();
        }
        LocalDate longest = Term.lastDay(record.decidedOn(), row.longest());
        boolean endsBefore = period.until() != null && period.until().isBefore(longest); // by its repair
        return Optional.of(new Disclosure(period.from(), endsBefore ? period.until() : longest, row.citation()));
    }
}
