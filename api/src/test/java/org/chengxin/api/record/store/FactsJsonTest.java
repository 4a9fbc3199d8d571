package org.chengxin.api.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.file.Facts;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;
import org.junit.jupiter.api.Test;

class FactsJsonTest {

    private final RecordType type = new RecordType(
            "test",
            Text.of("测试", "test"),
            RecordType.Category.BASIC,
            RecordType.ProvisionUse.NONE,
            List.of(
                    FactType.day("dueOn", Text.of("到期", "due")),
                    FactType.truth("funded", Text.of("财政", "funded")),
                    FactType.words("reason", Text.of("理由", "reason"), 100),
                    FactType.whole("amount", Text.of("金额", "amount"), 0, 1_000_000_000)));

    @Test
    void facts_are_read_back_in_their_types() {
        Facts facts = Facts.of(Map.of(
                "dueOn",
                LocalDate.of(2026, 3, 10),
                "funded",
                true,
                "reason",
                "\"引号\"\\与\t制表",
                "amount",
                new BigDecimal("1000000")));
        assertThat(FactsJson.read(FactsJson.write(facts), type)).isEqualTo(facts);
    }

    @Test
    void the_same_facts_are_the_same_text() {
        assertThat(FactsJson.write(Facts.of(Map.of("funded", true, "amount", new BigDecimal("1E+6")))))
                .isEqualTo("{\"amount\":1000000,\"funded\":true}");
    }
}
