package org.chengxin.industry;

import org.chengxin.core.sector.SectorArchContract;

class IndustryArchTest extends SectorArchContract {

    IndustryArchTest() {
        super(IndustrySector.class, 3);
    }
}
