package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.ProcedureStore;

/** Does once a day what comes to cases by itself. */
@ApplicationScoped
public class ProcedureClock {

    private static final int AT_ONCE = 200;

    private final Database database;
    private final ProcedureStore store;
    private final Procedures procedures;
    private final ServiceClock clock;

    @Inject
    public ProcedureClock(Database database, ProcedureStore store, Procedures procedures, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ProcedureClock() {
        this(null, null, null, null);
    }

    /** Some cases after one. */
    private interface Some {
        List<CaseRow> after(long id);
    }

    /** Ends what has run out, shows what is overdue to the level above, and counts again what was provisional. */
    public void passDay() {
        pass(after -> store.due(clock.today(), after, AT_ONCE));
        pass(after -> store.provisional(after, AT_ONCE));
    }

    private void pass(Some some) {
        Caller service = Caller.service("procedures", clock.today().toString());
        List<CaseRow> rows = some.after(0);
        while (!rows.isEmpty()) {
            for (CaseRow row : rows) {
                database.inTransaction(() -> procedures.pass(row.publicId(), service));
            }
            rows = some.after(rows.get(rows.size() - 1).id());
        }
    }
}
