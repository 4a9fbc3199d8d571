package org.chengxin.mining;

import java.util.stream.Stream;
import org.chengxin.core.sector.GoldenCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases that a lawyer can read. */
class MiningGoldenTest {

    @TestFactory
    Stream<DynamicTest> workedCases() {
        return GoldenCases.tests(new MiningSector(), MiningGoldenTest.class, "/golden");
    }
}
