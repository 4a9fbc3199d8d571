package org.chengxin.fooddrug;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Obstacle;

/** What can never be repaired, or not as long as the subject is out of the market (article 53; reading F17). */
final class RepairBars {

    private static final ProvisionCode STOP_ORDER = ProvisionCode.of("28-6");
    private static final Citation CRIME = Citation.of("第五十三条第一款");
    private static final Citation MARKET = Citation.of("第五十三条第二款");
    private static final Text CRIMINAL =
            Text.of("被追究刑事责任的，不得申请信用修复", "a record of criminal liability cannot be repaired");
    private static final Text REVOKED = Text.of("许可证已被吊销，不得申请信用修复", "there is no repair while the licence is revoked");
    private static final Text STOPPED = Text.of("责令停产停业尚未解除", "the order to stop production has not been lifted");

    private RepairBars() {}

    static List<Obstacle> of(CreditRecord record, CreditFile file, LocalDate asOf) {
        List<Obstacle> bars = new ArrayList<>();
        if ("criminal-liability-major-accident".equals(record.facts().text("finding"))) {
            bars.add(new Obstacle(Reason.of(CRIMINAL), CRIME, null));
        }
        CreditRecord licence = file.latest("licence", asOf);
        if (licence != null && "revoked".equals(licence.facts().text("status"))) {
            bars.add(new Obstacle(Reason.of(REVOKED), MARKET, null));
        }
        boolean stands = record.endedOn() == null || record.endedOn().isAfter(asOf);
        if (STOP_ORDER.equals(record.provision()) && stands) {
            bars.add(new Obstacle(Reason.of(STOPPED), MARKET, record.endedOn()));
        }
        return bars;
    }
}
