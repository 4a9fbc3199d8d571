package org.chengxin.industry;

import java.util.stream.Stream;
import org.chengxin.core.sector.GoldenCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases that a lawyer can read. */
class IndustryGoldenTest {

    @TestFactory
    Stream<DynamicTest> workedCases() {
        return GoldenCases.tests(new IndustrySector(), IndustryGoldenTest.class, "/golden");
    }
}
