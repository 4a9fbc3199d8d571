package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawTablesTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    /** One broken file for each way to fail; the complaint names file, row and column. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            unknown-column.csv,      'row 1', colour,   unknown column
            missing-column.csv,      'row 1', until,    missing column
            double-column.csv,       'row 1', text,     double column
            double-code.csv,         'row 4', code,     double code, it stands in row 2
            overlap.csv,             'row 3', from,     overlaps row 2
            missing-citation.csv,    'row 2', citation, missing citation
            points-no-number.csv,    'row 2', points,   is no number: five
            points-and-formula.csv,  'row 2', points,   a number and a formula
            points-nor-formula.csv,  'row 2', points,   'is no number, and there is no formula'
            points-negative.csv,     'row 2', points,   is not above zero: -5
            points-zero.csv,         'row 2', points,   is not above zero: 0
            from-no-date.csv,        'row 2', from,     is no date: 2020-02-30
            from-empty.csv,          'row 2', from,     is empty
            until-no-date.csv,       'row 2', until,    is no date: later
            until-before-from.csv,   'row 2', until,    ends 2019-12-31 before it starts 2020-01-01
            ragged-short.csv,        'row 3', formula,  'has 5 cells, the header 8'
            ragged-long.csv,         'row 2', ``,       'has 9 cells, the header 8'
            blank-line.csv,          'row 3', citation, 'has 1 cells, the header 8'
            code-empty.csv,          'row 2', code,     is empty
            code-malformed.csv,      'row 2', code,     is no provision code: A 1
            text-empty.csv,          'row 2', text,     is empty
            quote-open.csv,          'row 2', ``,       cannot be read
            empty-file.csv,          'row 1', citation, missing column
            not-utf-8.csv,           ``,      ``,       cannot be read
            not-utf-8-late.csv,      ``,      ``,       cannot be read
            """)
    void refusesABrokenProvisionTable(String file, String row, String column, String complaint) {
        assertRefused(file, row, column, complaint, LawTablesTest::provisions);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            rule-grade.csv,    'row 2', grade,    a grade is one capital letter
            rule-value.csv,    'row 2', value,    is no number: five
            rule-double.csv,   'row 3', code,     double code
            rule-citation.csv, 'row 2', citation, missing citation
            """)
    void refusesABrokenRuleTable(String file, String row, String column, String complaint) {
        assertRefused(file, row, column, complaint, path -> LawTables.rules(LawTablesTest.class, path));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            grade-double.csv,    'row 3', grade,   double grade A
            grade-malformed.csv, 'row 2', grade,   a grade is one capital letter
            grade-meaning.csv,   'row 2', meaning, is empty
            """)
    void refusesABrokenGradeScale(String file, String row, String column, String complaint) {
        assertRefused(file, row, column, complaint, path -> LawTables.gradeScale(LawTablesTest.class, path));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            measure-flag.csv,   'row 2', foreign_listing, says neither yes nor nothing
            measure-grade.csv,  'row 2', grades,          a grade is one capital letter
            measure-double.csv, 'row 3', code,            double code
            measure-text.csv,   'row 2', text,            is empty
            """)
    void refusesABrokenMeasureTable(String file, String row, String column, String complaint) {
        assertRefused(file, row, column, complaint, path -> LawTables.measures(LawTablesTest.class, path));
    }

    private static void assertRefused(String file, String row, String column, String complaint, Consumer<String> load) {
        assertThatThrownBy(() -> load.accept("broken/" + file))
                .isInstanceOf(LawException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(row == null ? "" : row.replace("'", ""))
                .hasMessageContaining(column == null || column.isEmpty() ? "" : "column " + column)
                .hasMessageContaining(complaint.replace("'", ""));
    }

    private static List<Provision> provisions(String path) {
        return LawTables.provisions(LawTablesTest.class, path, LawTables.Sign.AS_PRINTED, Set.of());
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatThrownBy(() -> provisions("no-such-table.csv"))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("no-such-table.csv")
                .hasMessageContaining(LawTablesTest.class.getName());
    }

    @Test
    void readsRowsWithTheirTermsPointsAndFurtherColumns() {
        List<Provision> rows = LawTables.provisions(
                LawTablesTest.class, "sample-provisions.csv", LawTables.Sign.DEDUCTED, Set.of("item"));
        assertThat(rows)
                .containsExactly(
                        new Provision(
                                ProvisionCode.of("a-1"),
                                Citation.of("第一条"),
                                "迟延",
                                "迟报",
                                new Points.Fixed(new BigDecimal("-5")),
                                new Term(START, LocalDate.of(2021, 12, 31)),
                                Map.of("item", "1")),
                        new Provision(
                                ProvisionCode.of("a-1"),
                                Citation.of("第一条"),
                                "迟延",
                                "迟报",
                                new Points.Fixed(new BigDecimal("-7.5")),
                                new Term(LocalDate.of(2022, 1, 1), null),
                                Map.of("item", "1")),
                        new Provision(
                                ProvisionCode.of("b-n"),
                                Citation.of("第二条"),
                                "",
                                "再犯",
                                new Points.Formula("3×N"),
                                new Term(START, null),
                                Map.of()));
    }

    @Test
    void askingForAColumnThatTheTableHasNotIsAnErrorOfTheProgram() throws IOException {
        CsvTable table = CsvTable.read("t.csv", stream("a\n1\n"), Set.of("a"));
        CsvTable.Row row = table.rows().get(0);
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.text("a")).isEqualTo("1");
        assertThatThrownBy(() -> row.text("b")).isInstanceOf(LawException.class).hasMessageContaining("t.csv");
    }

    @Test
    void aCellMayHoldLinesCommasAndQuotes() throws IOException {
        CsvTable table = CsvTable.read("t.csv", stream("a,b\n\"一，\n二,\"\"三\"\"\",x|y\n"), Set.of("b", "a"));
        assertThat(table.rows().get(0).text("a")).isEqualTo("一，\n二,\"三\"");
        assertThat(table.rows().get(0).words("b")).containsExactly("x", "y");
        assertThat(table.rows().get(0).orNull("a")).isNotNull();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
