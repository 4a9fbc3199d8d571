package org.chengxin.fooddrug;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may say of a food and drug record (readings F3, F4, F5, F18, P11): every fault by its pointer. */
class FoodDrugInputTest {

    private static final SectorRegistry REGISTRY = SectorRegistry.of(List.of(new FoodDrugSector()), List.of());

    private static List<String> faults(String asOf, String record) {
        String request = "{\"asOf\":\"" + asOf
                + "\",\"subject\":{\"kind\":\"legal-person\",\"role\":\"operator\"},\"records\":[" + record + "]}";
        Faults faults = new Faults();
        Object json = JsonInput.read(request.getBytes(StandardCharsets.UTF_8), faults);
        new CreditFileReader(REGISTRY, REGISTRY.find("fooddrug").orElseThrow(), LocalDate.of(2024, 6, 1))
                .read(json, faults);
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    private static List<String> adverse(String provision, String facts) {
        return faults(
                "2024-06-01",
                "{\"id\":\"r\",\"type\":\"adverse\",\"decidedOn\":\"2024-05-05\",\"provision\":\"" + provision
                        + "\",\"facts\":{" + facts + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28-2n", "28-2o", "28-3n", "28-3o", "28-4n", "28-4o", "28-5n", "28-5o", "28-8a"})
    void F3_bandsAndGoodsAreNeverEnteredByThemselves(String code) {
        assertThat(adverse(code, "")).containsExactly("/records/0/provision provision.derived");
    }

    @Test
    void F3_aFineNeedsItsAmount() {
        assertThat(adverse("28-fine", "")).containsExactly("/records/0/facts/amount field.missing");
        assertThat(adverse("28-fine", "\"amount\":0.01,\"mitigated\":true")).isEmpty();
        assertThat(adverse("28-fine", "\"amount\":1000000000000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, value.range", "-1, value.range", "1000000000000.01, value.range", "1e400, value.range"})
    void F3_anAmountIsPositiveAndBounded(String amount, String code) {
        assertThat(adverse("28-fine", "\"amount\":" + amount)).containsExactly("/records/0/facts/amount " + code);
    }

    @Test
    void F3_anAmountHasNoFractionsOfACent() {
        assertThat(adverse("28-fine", "\"amount\":1.001")).containsExactly("/records/0/facts/amount value.precision");
    }

    @Test
    void F4_aRepetitionNeedsItsNumberFromOneOn() {
        assertThat(adverse("28-1b", "")).containsExactly("/records/0/facts/repeat field.missing");
        assertThat(adverse("28-1b", "\"repeat\":0")).containsExactly("/records/0/facts/repeat value.range");
        assertThat(adverse("28-1b", "\"repeat\":1.5")).containsExactly("/records/0/facts/repeat value.precision");
        assertThat(adverse("28-1b", "\"repeat\":1")).isEmpty();
    }

    @Test
    void F5_batchesAreWholeAndAtLeastOne() {
        assertThat(adverse("27-3", "\"batches\":0")).containsExactly("/records/0/facts/batches value.range");
        assertThat(adverse("27-3", "\"batches\":1")).isEmpty();
    }

    @Test
    void F18_analogyNeedsItsProvisionAndReason() {
        assertThat(adverse("27-15", ""))
                .containsExactlyInAnyOrder(
                        "/records/0/facts/analogousTo field.missing", "/records/0/facts/reason field.missing");
        assertThat(adverse("27-15", "\"analogousTo\":\"27-9\",\"reason\":\"类同\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27-15", "27-99", "28-fine", "28-2o", "28-1b", "nonsense", "HOLDER-1"})
    void F18_whatIsAnalogousMustBeACaseOfArticle27WithPoints(String code) {
        assertThat(adverse("27-15", "\"analogousTo\":\"" + code + "\",\"reason\":\"类同\""))
                .containsExactly("/records/0/facts/analogousTo provision.unknown");
    }

    @Test
    void aFactOfNoRecordTypeIsRefused() {
        assertThat(adverse("27-1", "\"severe\":\"16-1\"")).containsExactly("/records/0/facts/severe fact.unknown");
    }

    @Test
    void aProvisionOfNoTableIsRefused() {
        assertThat(adverse("holder-1-1", "")).containsExactly("/records/0/provision provision.unknown");
        assertThat(faults("2024-06-01", "{\"id\":\"r\",\"type\":\"adverse\",\"decidedOn\":\"2024-05-05\"}"))
                .containsExactly("/records/0/provision field.missing");
    }

    @Test
    void P11_aDayBeforeTheRulesBeginIsRefused() {
        assertThat(
                        faults(
                                "2018-04-30",
                                "{\"id\":\"r\",\"type\":\"licence\",\"decidedOn\":\"2018-01-01\",\"facts\":{\"status\":\"valid\"}}"))
                .containsExactly("/asOf date.before-rules");
        assertThat(
                        faults(
                                "2018-05-01",
                                "{\"id\":\"r\",\"type\":\"licence\",\"decidedOn\":\"2018-01-01\",\"facts\":{\"status\":\"valid\"}}"))
                .isEmpty();
    }
}
