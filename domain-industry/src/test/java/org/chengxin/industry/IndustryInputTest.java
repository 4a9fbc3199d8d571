package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.SectorRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may say of an industry record (readings I1, P10, P11): every fault by its pointer. */
class IndustryInputTest {

    private static final SectorRegistry REGISTRY = SectorRegistry.of(List.of(new IndustrySector()), List.of());

    private static List<String> faults(String asOf, String type, String facts) {
        String request = "{\"asOf\":\"" + asOf
                + "\",\"subject\":{\"kind\":\"legal-person\",\"role\":\"enterprise\"},\"records\":[{\"id\":\"r\",\"type\":\""
                + type + "\",\"decidedOn\":\"2024-05-05\",\"facts\":{" + facts + "}}]}";
        Faults faults = new Faults();
        Object json = JsonInput.read(request.getBytes(StandardCharsets.UTF_8), faults);
        new CreditFileReader(REGISTRY, REGISTRY.find("industry").orElseThrow(), LocalDate.of(2024, 6, 1))
                .read(json, faults);
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"优+", "优", "良+", "良", "良-", "中+", "中", "中-", "差"})
    void I1_theNineResults(String result) {
        assertThat(faults("2024-06-01", "national-grade", "\"grade\":\"" + result + "\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"优-", "差+", "A", "", "优 "})
    void I1_noOthers(String result) {
        assertThat(faults("2024-06-01", "national-grade", "\"grade\":\"" + result + "\""))
                .containsExactly("/records/0/facts/grade value.unknown");
    }

    @Test
    void P10_anAssessmentNeedsItsReason() {
        assertThat(faults("2024-06-01", "assessment", "\"grade\":\"B\""))
                .containsExactly("/records/0/facts/reason field.missing");
        assertThat(faults("2024-06-01", "assessment", "\"grade\":\"B\",\"reason\":\"  \""))
                .containsExactly("/records/0/facts/reason value.length");
        assertThat(faults("2024-06-01", "assessment", "\"grade\":\"E\",\"reason\":\"综合评定\""))
                .containsExactly("/records/0/facts/grade value.unknown");
        assertThat(faults("2024-06-01", "assessment", "\"grade\":\"B\",\"reason\":\"综合评定\""))
                .isEmpty();
    }

    @Test
    void thereAreDefaults() {
        for (String type : List.of("complaint", "penalty", "abnormal-list", "inspection")) {
            assertThat(faults("2024-06-01", type, "")).as(type).isEmpty();
        }
        assertThat(faults("2024-06-01", "abnormal-list", "\"removedOn\":\"2024-13-01\""))
                .containsExactly("/records/0/facts/removedOn date.invalid");
        assertThat(faults("2024-06-01", "complaint", "\"upheld\":\"yes\""))
                .containsExactly("/records/0/facts/upheld value.type");
    }

    @Test
    void P11_aDayBeforeTheRulesBeginIsRefused() {
        assertThat(faults("2023-05-24", "complaint", "")).containsExactly("/asOf date.before-rules");
        assertThat(faults("2023-05-25", "complaint", "")).isEmpty();
    }
}
