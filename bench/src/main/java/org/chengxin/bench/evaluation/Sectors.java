package org.chengxin.bench.evaluation;

import java.util.ServiceLoader;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorPlugin;

/** The sectors as the service finds them. */
public final class Sectors {

    private Sectors() {}

    /** The one of an id. */
    public static Sector sector(String id) {
        for (SectorPlugin plugin : ServiceLoader.load(SectorPlugin.class)) {
            if (plugin.id().value().equals(id)) {
                return new Sector(plugin);
            }
        }
        throw new IllegalStateException("the plugin of " + id + " is not on the class path");
    }

    /** Its rule set on the day of the files. */
    public static RuleSet rules(Sector sector) {
        return sector.ruleSetOn(BenchFiles.AS_OF).orElseThrow();
    }
}
