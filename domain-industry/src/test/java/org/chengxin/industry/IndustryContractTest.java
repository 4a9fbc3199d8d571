package org.chengxin.industry;

import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorPluginContract;

class IndustryContractTest extends SectorPluginContract {

    @Override
    protected SectorPlugin plugin() {
        return new IndustrySector();
    }
}
