package org.chengxin.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleChange;
import org.chengxin.core.law.RuleDraft;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.FactType;

/**
 * Takes in changes to a rule set, each {@code {provision, points}}, {@code {rule, value}}, {@code {add: {provision, citation, text, points,
 * …}}} or {@code {close: provision}}, naming every fault at once.
 */
public final class RuleChangesReader {

    private static final int MOST = 1_000;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_ATTRIBUTE = 200;
    private static final FactType POINTS = FactType.number(
            "points",
            Text.of("分值", "points"),
            new FactType.Value.Decimal(new BigDecimal("-10000"), true, new BigDecimal("10000"), 4));
    private static final FactType VALUE = FactType.number(
            "value",
            Text.of("数值", "number"),
            new FactType.Value.Decimal(new BigDecimal("-1000000000000"), true, new BigDecimal("1000000000000"), 6));

    private final RuleSet base;
    private final Set<String> attributes = new TreeSet<>();

    private RuleChangesReader(RuleSet base) {
        this.base = base;
        base.provisions().forEach(row -> attributes.addAll(row.attributes().keySet()));
    }

    /**
     * Reads the member {@code changes} and applies it.
     *
     * @return empty if it has any fault
     */
    public static Optional<RuleSet> read(Bound item, RuleSet base, Faults faults) {
        int before = faults.size();
        List<?> given = item.array("changes", true);
        if ((given.isEmpty() && faults.size() == before) || given.size() > MOST) {
            item.fault("changes", FaultCode.VALUE_RANGE, "1–" + MOST);
        }
        RuleChangesReader reader = new RuleChangesReader(base);
        List<RuleChange> changes = new ArrayList<>();
        String pointer = item.pointer("changes");
        for (int i = 0; i < Math.min(MOST, given.size()); i++) {
            changes.add(reader.change(Bound.object(given.get(i), pointer + "/" + i, faults)));
        }
        return faults.size() > before ? Optional.empty() : RuleDraft.of(base, changes, pointer, faults);
    }

    /** A change, or something that will never be applied where it is at fault. */
    private RuleChange change(Bound item) {
        RuleChange change;
        if (item.has("add")) {
            change = added(item.object("add", true));
        } else if (item.has("close")) {
            change = new RuleChange.Closed(code(item, "close"));
        } else if (item.has("rule")) {
            change = new RuleChange.ValueOf(item.text("rule", true, LONGEST_CODE), (BigDecimal) item.fact(VALUE, true));
        } else {
            change = new RuleChange.PointsOf(code(item, "provision"), (BigDecimal) item.fact(POINTS, true));
        }
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return change;
    }

    private static ProvisionCode code(Bound item, String name) {
        String text = item.text(name, true, LONGEST_CODE);
        ProvisionCode code = ProvisionCode.parse(text).orElse(null);
        if (text != null && code == null) {
            item.fault(name, FaultCode.PROVISION_UNKNOWN);
        }
        return code;
    }

    private RuleChange added(Bound item) {
        ProvisionCode code = code(item, "provision");
        String citation = item.text("citation", true, LONGEST_ATTRIBUTE);
        String indicator = item.text("indicator", false, LONGEST_TEXT);
        String text = item.text("text", true, LONGEST_TEXT);
        BigDecimal points = (BigDecimal) item.fact(POINTS, true);
        if (points != null && points.signum() == 0) {
            item.fault("points", FaultCode.VALUE_RANGE, "≠ 0");
        }
        Map<String, String> further = attributes(item);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return code == null || citation == null || text == null || points == null
                ? null
                : new RuleChange.Added(new Provision(
                        code,
                        Citation.of(citation),
                        indicator == null ? "" : indicator,
                        text,
                        new Points.Fixed(points),
                        new Term(base.from(), base.until()),
                        further));
    }

    /** Columns that the tables of the sector have. */
    private Map<String, String> attributes(Bound item) {
        Map<String, String> further = new LinkedHashMap<>();
        Bound given = item.object("attributes", false);
        if (given != null) {
            for (String name : attributes) {
                String value = given.text(name, false, LONGEST_ATTRIBUTE);
                if (value != null) {
                    further.put(name, value);
                }
            }
            given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        }
        return further;
    }
}
