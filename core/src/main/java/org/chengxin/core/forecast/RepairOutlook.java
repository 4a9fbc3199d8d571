package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.RequiredPaper;

/**
 * When the repair of an adverse record may be asked for, and what it would bring.
 *
 * @param record the record
 * @param from the first day on which it may be asked for; null where no day is known
 * @param blockedBy what stands in the way now, and where there is no such day, what goes on standing in it
 * @param papers what has to be handed in
 * @param after what would hold on that day with the record repaired; null without a day
 */
public record RepairOutlook(
        CreditRecord record, LocalDate from, List<Obstacle> blockedBy, List<RequiredPaper> papers, Position after) {

    private static final Obstacle UNDER_WAY = new Obstacle(
            Reason.of(Text.of("该信息的信用修复正在办理", "its repair is being decided")), Citation.of("自治区政府令第234号第三十七条"), null);

    public RepairOutlook {
        Objects.requireNonNull(record, "record");
        blockedBy = List.copyOf(blockedBy);
        papers = List.copyOf(papers);
        if ((from == null) != (after == null)) {
            throw new IllegalArgumentException("what a repair would bring is known exactly for its first day");
        }
    }

    /** The same while it is being decided. */
    RepairOutlook underWay() {
        List<Obstacle> bars = new ArrayList<>(blockedBy);
        bars.add(UNDER_WAY);
        return new RepairOutlook(record, null, bars, papers, null);
    }
}
