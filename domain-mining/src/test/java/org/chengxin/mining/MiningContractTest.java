package org.chengxin.mining;

import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorPluginContract;

class MiningContractTest extends SectorPluginContract {

    @Override
    protected SectorPlugin plugin() {
        return new MiningSector();
    }
}
