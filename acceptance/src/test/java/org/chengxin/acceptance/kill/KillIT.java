package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That nothing is lost that was acknowledged. {@code ./chengxin test --kills 50} kills the service that often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {

    private static final int KILLS = Integer.getInteger("chengxin.kills");
    private static final Kill[] ORDER = {Kill.SERVICE, Kill.ALL, Kill.SERVICE, Kill.ALL, Kill.TWICE};
    private static final int ROUNDS_OF_AN_IMPORT = 3;

    private Instance instance;
    private Siege siege;

    @BeforeAll
    void start() throws InterruptedException {
        instance = Instance.start("home-siege");
        siege = new Siege(instance);
    }

    @AfterAll
    void stop() {
        siege.close();
        instance.close();
    }

    @Test
    void a_service_that_is_killed_loses_nothing_and_goes_on_with_its_imports() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            if (round % ROUNDS_OF_AN_IMPORT == 0) {
                siege.beginImport();
            }
            siege.round(ORDER[round % ORDER.length]);
            if (round % ORDER.length == ORDER.length - 1) {
                siege.round(Kill.DATABASE);
            }
        }
        System.out.println(siege.finish());
        assertThat(siege.resumedImports()).isPositive();
    }

    @Test
    void a_database_that_dies_or_hangs_is_told_of_and_nothing_is_half_written() throws Exception {
        siege.round(Kill.DATABASE);
        siege.round(Kill.NONE);
    }
}
