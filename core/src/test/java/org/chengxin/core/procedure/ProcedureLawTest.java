package org.chengxin.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureLawTest {

    private static final String PROCEDURES = """
            code,kind,about,marks,filer,office,length,unit,runs_from,effects,steps,citation,from,until
            p,repair,record,,subject,provider,,,,,s,第一条,2018-08-01,
            """;
    private static final String STEPS = """
            steps,stage,state,step,by,length,unit,runs_from,timing,outcome,to,needs,effects,offers,citation
            s,filed,open,decide,office,5,working_day,filed,,grant,done,,repair,,第二条
            s,filed,open,decide,office,5,working_day,filed,,refuse,done,reason,,,第二条
            s,done,closed,,,,,,,,,,,,
            """;
    private static final String REQUIREMENTS = """
            procedure,requires,marks,length,unit,citation
            p,since-decision,,3,month,第三条
            """;

    private static final String PAPERS = """
            procedure,code,text,text_en,citation
            p,commitment,承诺书,commitment,第四条
            """;

    private static ProcedureLaw read(String procedures, String steps, String requirements) throws IOException {
        return read(procedures, steps, requirements, PAPERS);
    }

    private static ProcedureLaw read(String procedures, String steps, String requirements, String papers)
            throws IOException {
        return ProcedureLaw.read(
                table("procedures", procedures),
                table("steps", steps),
                table("requirements", requirements),
                Optional.of(table("papers", papers)));
    }

    private static CsvTable table(String name, String csv) throws IOException {
        Set<String> columns = Set.of(csv.lines().findFirst().orElseThrow().split(","));
        return CsvTable.read(name, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), columns);
    }

    @Test
    void what_is_well_formed_is_read() throws IOException {
        Procedure repair = read(PROCEDURES, STEPS, REQUIREMENTS).procedure("p").orElseThrow();
        assertThat(repair.about()).containsExactly(About.RECORD);
        Step decide = repair.stage(Procedure.FIRST).step("decide").orElseThrow();
        assertThat(decide.outcome("grant").orElseThrow().effects()).containsExactly(Effect.REPAIR);
        assertThat(decide.outcome("refuse").orElseThrow().needs()).containsExactly(Need.REASON);
        assertThat(decide.outcome(null)).isEmpty();
        assertThat(repair.stage("done").state()).isEqualTo(State.CLOSED);
        assertThat(repair.requirements()).hasSize(1);
        assertThat(repair.papers())
                .containsExactly(new RequiredPaper("commitment", Text.of("承诺书", "commitment"), Citation.of("第四条")));
    }

    @Test
    void papers_are_those_of_a_procedure_and_each_has_its_own_code() {
        assertThatThrownBy(() -> read(PROCEDURES, STEPS, REQUIREMENTS, PAPERS + "q,commitment,承诺书,,第四条\n"))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("no procedure has this name");
        assertThatThrownBy(() -> read(PROCEDURES, STEPS, REQUIREMENTS, PAPERS + "p,commitment,承诺书,,第四条\n"))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("is that of another paper");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s,done,closed,,|s,lost,closed,,|to",
                "grant,done|grant,nowhere|to",
                "5,working_day,filed,,grant|5,week,filed,,grant|unit",
                "5,working_day,filed|5,working_day,accept|runs_from",
                "office,5,working_day,filed,,refuse|office,6,working_day,filed,,refuse|length",
                ",,refuse,|,,grant,|outcome",
                "decide,office|decide,king|by",
                "done,,repair|done,,wonder|effects",
                "s,done,closed|s,done,ajar|state",
                "filed,,grant|filed,sometime,grant|timing",
            })
    void a_step_at_fault_is_named_with_its_column(String from, String to, String column) {
        String broken = STEPS.replaceFirst(Pattern.quote(from), to);
        assertThat(broken).isNotEqualTo(STEPS);
        assertThatThrownBy(() -> read(PROCEDURES, broken, REQUIREMENTS))
                .isInstanceOf(LawException.class)
                .hasMessageContaining("steps, row")
                .hasMessageContaining("column " + column);
    }

    @Test
    void rows_that_nothing_needs_are_refused() {
        String stray = STEPS.replace("s,done,closed", "s,done,closed,,,,,,,,,,,,\nt,filed,closed");
        assertThatThrownBy(() -> read(PROCEDURES, stray, REQUIREMENTS)).hasMessageContaining("column steps");
        assertThatThrownBy(() -> read(PROCEDURES, STEPS, REQUIREMENTS.replace("p,since", "q,since")))
                .hasMessageContaining("column procedure");
        assertThatThrownBy(() -> read(PROCEDURES, STEPS, REQUIREMENTS.replace(",3,month", ",,")))
                .hasMessageContaining("column requires");
        String unreached = STEPS.replace("s,done,closed", "s,never,closed,,,,,,,,,,,,\ns,done,closed");
        assertThatThrownBy(() -> read(PROCEDURES, unreached, REQUIREMENTS)).hasMessageContaining("no step leads here");
    }

    @Test
    void the_general_law_changes_hands_on_the_first_of_april_2026() {
        Set<String> penalty = Set.of(Marks.PENALTY, "penalty-market");
        for (List<Object> each : List.of(
                List.<Object>of(LocalDate.of(2026, 3, 31), "repair-market"),
                List.<Object>of(LocalDate.of(2026, 4, 1), "repair-market-36"))) {
            assertThat(ProcedureLaw.general()
                            .find("repair", About.RECORD, penalty, (LocalDate) each.get(0))
                            .map(Procedure::code))
                    .contains((String) each.get(1));
        }
        assertThat(ProcedureLaw.general()
                        .find("repair", About.RECORD, Set.of(Marks.PENALTY), LocalDate.of(2026, 4, 1))
                        .map(Procedure::code))
                .contains("repair-penalty-36");
        assertThat(ProcedureLaw.general().find("repair", About.GRADE, penalty, LocalDate.of(2026, 4, 1)))
                .isEmpty();
    }
}
