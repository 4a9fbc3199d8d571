package org.chengxin.mining;

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

/** What a request may say of a mining record (readings M8, M11, P8, P9, P11): every fault by its pointer. */
class MiningInputTest {

    private static final SectorRegistry REGISTRY = SectorRegistry.of(List.of(new MiningSector()), List.of());

    private static List<String> faults(String asOf, String role, String record) {
        String request = "{\"asOf\":\"" + asOf + "\",\"subject\":{\"kind\":\"legal-person\",\"role\":\"" + role
                + "\"},\"records\":[" + record + "]}";
        Faults faults = new Faults();
        Object json = JsonInput.read(request.getBytes(StandardCharsets.UTF_8), faults);
        new CreditFileReader(REGISTRY, REGISTRY.find("mining").orElseThrow(), LocalDate.of(2024, 6, 1))
                .read(json, faults);
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    private static String record(String type, String provision, String facts) {
        return "{\"id\":\"r\",\"type\":\"" + type + "\",\"decidedOn\":\"2024-05-05\","
                + (provision == null ? "" : "\"provision\":\"" + provision + "\",") + "\"facts\":{" + facts + "}}";
    }

    private static List<String> adverse(String role, String provision, String facts) {
        return faults("2024-06-01", role, record("adverse", provision, facts));
    }

    @Test
    void M11_aProvisionOfTheOtherTableIsBadInput() {
        assertThat(adverse("mining-right-holder", "holder-1-1", "")).isEmpty();
        assertThat(adverse("intermediary", "intermediary-1-1", "")).isEmpty();
        assertThat(adverse("mining-right-holder", "intermediary-1-1", ""))
                .containsExactly("/records/0/provision provision.wrong-table");
        assertThat(adverse("intermediary", "holder-1-1", ""))
                .containsExactly("/records/0/provision provision.wrong-table");
        assertThat(adverse("mining-right-holder", "intermediary-6-1", ""))
                .containsExactly("/records/0/provision provision.wrong-table");
    }

    @Test
    void M11_everyProvisionOfEachTable() {
        for (var row : new MiningSector()
                .ruleBook()
                .on(LocalDate.of(2024, 6, 1))
                .orElseThrow()
                .provisions()) {
            String code = row.code().value();
            if (code.startsWith("honour-")) {
                continue;
            }
            String own = code.startsWith("holder-") ? "mining-right-holder" : "intermediary";
            String other = code.startsWith("holder-") ? "intermediary" : "mining-right-holder";
            assertThat(adverse(own, code, "")).as(code).isEmpty();
            assertThat(adverse(other, code, "")).as(code).hasSize(1);
        }
    }

    @Test
    void anHonourIsNoAdverseProvisionNorTheOtherWayRound() {
        assertThat(adverse("mining-right-holder", "honour-1", ""))
                .containsExactly("/records/0/provision provision.unknown");
        assertThat(faults("2024-06-01", "mining-right-holder", record("honour", "holder-1-1", "\"honour\":\"荣誉\"")))
                .containsExactly("/records/0/provision provision.unknown");
        assertThat(faults("2024-06-01", "mining-right-holder", record("honour", "honour-1", "\"honour\":\"荣誉\"")))
                .isEmpty();
        assertThat(faults("2024-06-01", "mining-right-holder", record("honour", "honour-1", "")))
                .containsExactly("/records/0/facts/honour field.missing");
        assertThat(faults("2024-06-01", "mining-right-holder", record("honour", "honour-1", "\"honour\":\" \"")))
                .containsExactly("/records/0/facts/honour value.length");
    }

    @ParameterizedTest
    @CsvSource({
        "mining-right-holder, 16-1, 0",
        "mining-right-holder, 17-1, 1",
        "intermediary, 16-3, 0",
        "intermediary, 17-5, 1",
        "bidder, 17-1, 0",
        "bidder, 16-1, 1",
        "winner, 17-5, 0",
        "winner, 16-2, 1"
    })
    void M8_16IsForWhoIsGradedAnd17ForTheOthers(String role, String severe, int faults) {
        String provision = switch (role) {
            case "mining-right-holder" -> "holder-1-1";
            case "intermediary" -> "intermediary-1-1";
            default -> null;
        };
        List<String> found = adverse(role, provision, "\"severe\":\"" + severe + "\"");
        assertThat(found).hasSize(faults);
        assertThat(found).allMatch("/records/0/facts/severe fact.wrong-role"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16-4", "17-0", "17-6", "18-1", "16", ""})
    void M8_noOtherKinds(String severe) {
        assertThat(adverse("mining-right-holder", "holder-1-1", "\"severe\":\"" + severe + "\""))
                .containsExactly("/records/0/facts/severe value.unknown");
    }

    @Test
    void P9_biddersAndWinnersNeedNoProvision() {
        assertThat(adverse("bidder", null, "\"severe\":\"17-1\"")).isEmpty();
        assertThat(adverse("winner", null, "\"severe\":\"17-1\"")).isEmpty();
        assertThat(adverse("mining-right-holder", null, "\"severe\":\"16-1\""))
                .containsExactly("/records/0/provision field.missing");
    }

    @Test
    void P8_intermediary6MayBeEnteredByHand() {
        for (String code : List.of("intermediary-6-1", "intermediary-6-2", "intermediary-6-3")) {
            assertThat(adverse("intermediary", code, "")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"-0.000001, value.range", "1000.000001, value.range", "1.0000001, value.precision"})
    void M2_aPublicScoreIsBetween0And1000(String score, String code) {
        assertThat(faults("2024-06-01", "intermediary", record("public-score", null, "\"score\":" + score)))
                .containsExactly("/records/0/facts/score " + code);
        for (String good : List.of("0", "1000", "1000.0", "0.000001")) {
            assertThat(faults("2024-06-01", "intermediary", record("public-score", null, "\"score\":" + good)))
                    .isEmpty();
        }
    }

    @Test
    void M10_aContractNeedsItsDueDay() {
        assertThat(faults("2024-06-01", "intermediary", record("contract", null, "\"funded\":true")))
                .containsExactly("/records/0/facts/dueOn field.missing");
        assertThat(faults("2024-06-01", "intermediary", record("contract", null, "\"dueOn\":\"2023-02-29\"")))
                .containsExactly("/records/0/facts/dueOn date.invalid");
        assertThat(faults(
                        "2024-06-01",
                        "intermediary",
                        record("contract", "intermediary-6-1", "\"dueOn\":\"2023-02-28\"")))
                .containsExactly("/records/0/provision field.not-applicable");
    }

    @Test
    void P11_aDayBeforeTheRulesBeginIsRefused() {
        assertThat(faults("2020-11-30", "intermediary", record("public-score", null, "\"score\":1")))
                .containsExactly("/asOf date.before-rules");
        assertThat(faults("2020-12-01", "intermediary", record("public-score", null, "\"score\":1")))
                .isEmpty();
    }
}
