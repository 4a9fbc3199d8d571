package org.chengxin.api.determination.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcDeterminationStore implements DeterminationStore {

    private final Database database;

    @Inject
    public JdbcDeterminationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcDeterminationStore() {
        this(null);
    }

    @Override
    public List<Long> candidates(SectorId sector, AreaCode area, boolean ungraded, long after, int limit) {
        List<Object> parameters = new ArrayList<>();
        // Those without a grade stand together in the index, the ungraded and the excluded ones.
        String from = ungraded
                ? "running_grade r force index (running_grade_by_grade)"
                : "subject_role r force index (subject_role_by_sector)";
        String sql = "select r.subject_id from " + from;
        String where = " where r.sector = ? and r.subject_id > ?" + (ungraded ? " and r.grade is null" : "");
        parameters.add(sector.value());
        parameters.add(after);
        if (area != null) {
            sql += " straight_join subject s on s.id = r.subject_id";
            where += " and s.area like ?";
            parameters.add(AreaPattern.of(area));
        }
        if (ungraded) {
            where += " and r.status = 'ungraded'";
        }
        return database.list(
                sql + where + " order by r.subject_id limit " + limit, row -> row.getLong(1), parameters.toArray());
    }
}
