package org.chengxin.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Penalty.DecidedBy;
import org.chengxin.core.file.Penalty.Field;
import org.chengxin.core.file.Penalty.Procedure;
import org.chengxin.core.file.Penalty.Severity;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.Standing.Basis;
import org.junit.jupiter.api.Test;

/** What a stored record says of its decision: every fault at its pointer, and the penalty kept as one text. */
class StandingReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Penalty WHOLE = new Penalty(
            Procedure.GENERAL,
            List.of("罚款", "没收违法所得"),
            List.of(Field.FIRE, Field.FOOD),
            DecidedBy.MARKET_SUPERVISION,
            Severity.SEVERE,
            LocalDate.of(2026, 5, 31));
    private static final String WHOLE_TEXT = """
            {"procedure":"general","kinds":["罚款","没收违法所得"],"fields":["fire","food"],\
            "decidedBy":"market-supervision","class":"severe","dutiesDoneOn":"2026-05-31"}""";

    private final Faults faults = new Faults();

    private Standing read(String members) {
        Object json = JsonInput.read(("{" + members + "}").getBytes(StandardCharsets.UTF_8), faults);
        Bound item = Bound.object(json, "/records/0", faults);
        Standing standing = StandingReader.read(item, TODAY, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return standing;
    }

    private List<String> faultsOf(String members) {
        read(members);
        return faults.list().stream()
                .map(fault -> fault.pointer().replace("/records/0", "") + " "
                        + fault.code().code())
                .toList();
    }

    @Test
    void aWholeStandingIsRead() {
        assertThat(read("\"basis\":\"penalty\",\"finalOn\":\"2026-06-01\",\"penalty\":" + WHOLE_TEXT))
                .isEqualTo(new Standing(Basis.PENALTY, TODAY, WHOLE));
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void whatIsNotSaidIsSilent() {
        assertThat(read("")).isEqualTo(Standing.SILENT);
        assertThat(read("\"penalty\":{}").penalty())
                .isEqualTo(new Penalty(null, List.of(), List.of(), null, null, null));
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faultsOf("""
                        "basis":"order","finalOn":"2026-06-02","final":true,
                        "penalty":{"procedure":"short","kinds":["罚款","罚款"," ",7],"fields":["fire","sea","fire",null],
                        "decidedBy":true,"class":"","dutiesDoneOn":"2026-06-02","amount":5}"""))
                .containsExactlyInAnyOrder(
                        "/finalOn date.future",
                        "/penalty/procedure value.unknown",
                        "/penalty/kinds/1 value.duplicate",
                        "/penalty/kinds/2 value.length",
                        "/penalty/kinds/3 value.type",
                        "/penalty/fields/1 value.unknown",
                        "/penalty/fields/2 value.duplicate",
                        "/penalty/fields/3 value.type",
                        "/penalty/decidedBy value.type",
                        "/penalty/class value.unknown",
                        "/penalty/amount field.unknown",
                        "/penalty/dutiesDoneOn date.future",
                        "/penalty field.not-applicable",
                        "/final field.unknown");
    }

    @Test
    void aListHasTwentyItemsAtMost() {
        String kinds =
                IntStream.rangeClosed(1, 21).mapToObj(i -> "\"种类" + i + "\"").collect(Collectors.joining(","));
        assertThat(faultsOf("\"penalty\":{\"kinds\":[" + kinds + "],\"fields\":\"food\"}"))
                .containsExactly("/penalty/kinds value.range", "/penalty/fields value.type");
    }

    @Test
    void aPenaltyThatIsNoObjectIsNamedOnce() {
        assertThat(faultsOf("\"penalty\":\"罚款\"")).containsExactly("/penalty value.type");
    }

    @Test
    void theSamePenaltyIsTheSameTextAndReadsBack() {
        assertThat(PenaltyJson.write(WHOLE)).isEqualTo(WHOLE_TEXT);
        assertThat(PenaltyJson.read(WHOLE_TEXT)).isEqualTo(WHOLE);
        assertThat(PenaltyJson.write(PenaltyJson.read("{}"))).isEqualTo("{}");
        assertThatThrownBy(() -> PenaltyJson.read("{\"class\":\"grave\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("grave");
    }

    @Test
    void aRecordThatTellsOfAPenaltyRestsOnOne() {
        Penalty simple = new Penalty(Procedure.SIMPLE, List.of(), List.of(), null, null, null);
        assertThat(Standing.SILENT.isPenalty()).isFalse();
        assertThat(new Standing(Basis.ORDER, null, null).isPenalty()).isFalse();
        assertThat(new Standing(Basis.PENALTY, null, null).isPenalty()).isTrue();
        assertThat(new Standing(null, null, simple).isPenalty()).isTrue();
        assertThat(new Standing(null, null, simple).isSimplePenalty()).isTrue();
        assertThat(new Standing(Basis.PENALTY, null, WHOLE).isSimplePenalty()).isFalse();
    }
}
