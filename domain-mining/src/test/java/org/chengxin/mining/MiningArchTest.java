package org.chengxin.mining;

import org.chengxin.core.sector.SectorArchContract;

class MiningArchTest extends SectorArchContract {

    MiningArchTest() {
        super(MiningSector.class, 6);
    }
}
