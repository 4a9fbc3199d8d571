package org.chengxin.fooddrug;

import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorPluginContract;

class FoodDrugContractTest extends SectorPluginContract {

    @Override
    protected SectorPlugin plugin() {
        return new FoodDrugSector();
    }
}
