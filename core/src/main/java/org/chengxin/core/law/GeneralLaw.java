package org.chengxin.core.law;

import java.util.List;

/** What holds in every sector: the measures of order 234, of the State Council's papers and of the repair plan. */
public final class GeneralLaw {

    private static final List<Measure> MEASURES =
            LawTables.measures(GeneralLaw.class, "/org/chengxin/core/law/measures.csv");
    private static final List<Measure> LISTED =
            MEASURES.stream().filter(measure -> !measure.lists().isEmpty()).toList();

    private GeneralLaw() {}

    /** All general measures, in the order of their documents. */
    public static List<Measure> measures() {
        return MEASURES;
    }

    /** Those that an entry on a list brings by itself, whichever sector keeps the list (001, article 32). */
    public static List<Measure> measuresOfLists() {
        return LISTED;
    }
}
