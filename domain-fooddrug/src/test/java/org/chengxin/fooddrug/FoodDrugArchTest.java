package org.chengxin.fooddrug;

import org.chengxin.core.sector.SectorArchContract;

class FoodDrugArchTest extends SectorArchContract {

    FoodDrugArchTest() {
        super(FoodDrugSector.class, 6);
    }
}
