package org.chengxin.core.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.listing.ListLaw.Aspect;
import org.chengxin.core.sector.PeriodKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListLawTest {

    private static final String LISTS = """
            list,aspect,text,text_en,citation,length,unit,from,until
            severe,title,名单,list,第一条,,,2018-08-01,
            severe,keeper,机关,office,第一条,,,2018-08-01,
            severe,term,三年,three years,第二条,3,year,2018-08-01,2019-12-31
            severe,term,五期,five periods,第二条,5,period,2020-01-01,
            """;

    private static ListLaw read(String csv) throws IOException {
        Set<String> columns = Set.of(csv.lines().findFirst().orElseThrow().split(","));
        return ListLaw.read(
                CsvTable.read("lists", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), columns));
    }

    @Test
    void anEntryLastsAsLongAsTheLawOfItsDaySays() throws IOException {
        ListLaw law = read(LISTS);
        assertThat(law.lists()).containsExactly(ListKind.SEVERE);
        assertThat(law.lastDay(ListKind.SEVERE, LocalDate.of(2019, 12, 31), PeriodKind.YEAR))
                .contains(LocalDate.of(2022, 12, 31));
        assertThat(law.lastDay(ListKind.SEVERE, LocalDate.of(2020, 2, 29), PeriodKind.YEAR))
                .contains(LocalDate.of(2024, 12, 31));
        assertThat(law.lastDay(ListKind.SEVERE, LocalDate.of(2020, 2, 29), PeriodKind.QUARTER))
                .contains(LocalDate.of(2021, 3, 31));
        assertThat(law.lastDay(ListKind.RED, LocalDate.of(2020, 2, 29), PeriodKind.YEAR))
                .isEmpty();
        assertThat(law.lastDay(ListKind.SEVERE, LocalDate.of(2018, 7, 31), PeriodKind.YEAR))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfAListIsSaidFromItsDayOn() throws IOException {
        ListLaw law = read(LISTS);
        assertThat(law.of(ListKind.SEVERE, Aspect.TITLE, LocalDate.of(2018, 8, 1)))
                .hasSize(1);
        assertThat(law.of(ListKind.SEVERE, Aspect.TITLE, LocalDate.of(2018, 7, 31)))
                .isEmpty();
    }

    @Test
    void periodsAreNotCountedWhereThereAreNone() throws IOException {
        ListLaw law = read(LISTS);
        assertThatThrownBy(() -> law.lastDay(ListKind.SEVERE, LocalDate.of(2020, 1, 1), PeriodKind.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severe,title|grey,title|row 2, column list",
                "severe,keeper|severe,owner|row 3, column aspect",
                "severe,keeper|severe,entry|the list severe has no keeper",
                "第二条,3,year|第二条,,|row 4, column length",
                "第二条,3,year|第二条,0,year|row 4, column length",
                "第二条,3,year|第二条,x,year|row 4, column length",
                "第二条,3,year|第二条,3,week|row 4, column unit",
                "第一条,,,|第一条,3,year,|row 2, column length",
                "第一条,,,|,,,|row 2, column citation"
            })
    void whatIsWrongIsNamed(String right, String wrong, String fault) {
        assertThat(LISTS).contains(right);
        assertThatThrownBy(() -> read(LISTS.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(LawException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void thirtySixListsAreKeptOutside() {
        assertThat(OutsideList.all()).hasSize(36);
        assertThat(OutsideList.all()).extracting(OutsideList::code).doesNotHaveDuplicates();
        OutsideList tax = OutsideList.named("重大税收违法失信主体名单").orElseThrow();
        assertThat(tax.code()).isEqualTo("1-4");
        assertThat(tax.citation().text()).isEqualTo("398号文实施方案附件1第4项");
        assertThat(OutsideList.coded("2-29")).isPresent();
        assertThat(OutsideList.coded("3-1")).isEmpty();
        assertThat(OutsideList.named("重大税收违法失信主体名单 ")).isEmpty();
    }

    @Test
    void theGeneralLawSpeaksOfTheSevereAndTheAbnormalList() {
        assertThat(ListLaw.general().lists()).containsExactly(ListKind.SEVERE, ListKind.ABNORMAL);
        assertThat(ListLaw.general().of(ListKind.SEVERE, Aspect.REMOVAL, LocalDate.of(2026, 3, 10)))
                .hasSize(2);
    }
}
