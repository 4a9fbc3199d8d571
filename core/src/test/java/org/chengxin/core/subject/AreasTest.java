package org.chengxin.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.Areas.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {

    private static final Areas AREAS = Areas.region();
    private static final AreaCode REGION = AreaCode.of("150000");
    private static final AreaCode HULUNBUIR = AreaCode.of("150700");
    private static final AreaCode ERGUN = AreaCode.of("150784");

    @Test
    void theRegionHas12LeaguesAnd103Banners() {
        assertThat(AREAS.all()).hasSize(116);
        assertThat(AREAS.all().stream().filter(area -> area.level() == Level.REGION))
                .hasSize(1);
        assertThat(AREAS.all().stream().filter(area -> area.level() == Level.LEAGUE))
                .hasSize(12);
        assertThat(AREAS.all().stream().filter(area -> area.level() == Level.BANNER))
                .hasSize(103);
        assertThat(AREAS.all()).allSatisfy(area -> {
            assertThat(area.code().value()).startsWith("15");
            assertThat(AREAS.within(area.code(), REGION)).isTrue();
        });
    }

    @Test
    void aBannersParentIsItsLeague() {
        Area ergun = AREAS.find(ERGUN).orElseThrow();
        assertThat(ergun.name()).isEqualTo("额尔古纳市");
        assertThat(ergun.parent()).isEqualTo(HULUNBUIR);
        assertThat(AREAS.fullName(ERGUN)).isEqualTo("内蒙古自治区呼伦贝尔市额尔古纳市");
        assertThat(AREAS.fullName(REGION)).isEqualTo("内蒙古自治区");
    }

    @Test
    void withinIsTheAreaItselfAndAllBelow() {
        assertThat(AREAS.within(ERGUN, ERGUN)).isTrue();
        assertThat(AREAS.within(ERGUN, HULUNBUIR)).isTrue();
        assertThat(AREAS.within(ERGUN, REGION)).isTrue();
        assertThat(AREAS.within(HULUNBUIR, ERGUN)).isFalse();
        assertThat(AREAS.within(REGION, HULUNBUIR)).isFalse();
        assertThat(AREAS.within(ERGUN, AreaCode.of("150100"))).isFalse();
    }

    @Test
    void unknownAreasLieNowhere() {
        AreaCode unknown = AreaCode.of("110000");
        assertThat(AREAS.contains(unknown)).isFalse();
        assertThat(AREAS.find(unknown)).isEmpty();
        assertThat(AREAS.within(unknown, REGION)).isFalse();
        assertThat(AREAS.within(ERGUN, unknown)).isFalse();
        assertThat(AREAS.within(unknown, unknown)).isFalse();
        assertThatThrownBy(() -> AREAS.fullName(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '15000,区,region,',                                code
            '150000,区,state,',                                level
            '150000,,region,',                                 name
            '150100,市,league,150000',                         parent
            '150000,区,region,|150100,市,league,15',           parent
            '150000,区,region,|150000,区,region,',             code
            """)
    void aBrokenTableIsNamed(String rows, String column) throws IOException {
        CsvTable table = table(rows.replace('|', '\n'));
        assertThatThrownBy(() -> Areas.read(table))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("areas.csv, row")
                .hasMessageContaining("column " + column);
    }

    @Test
    void anEmptyTableIsRefused() throws IOException {
        CsvTable table = table("");
        assertThatThrownBy(() -> Areas.read(table))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("areas.csv");
    }

    private static CsvTable table(String rows) throws IOException {
        String text = "code,name,level,parent\n" + rows + (rows.isEmpty() ? "" : "\n");
        return CsvTable.read(
                "areas.csv",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Set.of("code", "name", "level", "parent"));
    }
}
