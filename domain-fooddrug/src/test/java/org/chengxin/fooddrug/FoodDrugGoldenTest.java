package org.chengxin.fooddrug;

import java.util.stream.Stream;
import org.chengxin.core.sector.GoldenCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases that a lawyer can read. */
class FoodDrugGoldenTest {

    @TestFactory
    Stream<DynamicTest> workedCases() {
        return GoldenCases.tests(new FoodDrugSector(), FoodDrugGoldenTest.class, "/golden");
    }
}
