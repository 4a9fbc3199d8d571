package org.chengxin.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chengxin.core.catalogue.CollectionLimits.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never collected of a natural person, wherever it stands in an input (reading D3; 001, article 18). */
class CollectionLimitsTest {

    private static final String INPUT = """
            {"type":"adverse","act":"A-1","facts":{"bloodType":"O","amount":5,"note":"本人患病","income":1},
             "document":{"issuer":"样例局","pages":["病 史","年收入五万元","","处罚决定"]},
             "a/b~c":{"宗教":{"deep":"指纹"}},"public":true}""";

    private static Object json(String text) {
        return JsonInput.read(text.getBytes(StandardCharsets.UTF_8), new Faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bloodType",
                "blood_type",
                "BloodGroup",
                "medical-history",
                "本人血型为O型",
                "Religion",
                "指纹信息",
                "DNA",
                "ＤＮＡ检测",
                "gene",
                "血 型",
                "血\u200B型",
                "病\u00A0史",
                "转基因食品；本人基因"
            })
    void otherHeadingsDoNotHelp(String text) {
        assertThat(CollectionLimits.refusalOf(text, true)).contains(Refusal.FORBIDDEN);
        assertThat(CollectionLimits.isForbidden(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"annualIncome", "bank deposit", "房产两处", "纳税 数额"})
    void consentOpensWhatMayBeCollectedWithIt(String text) {
        assertThat(CollectionLimits.refusalOf(text, false)).contains(Refusal.NEEDS_CONSENT);
        assertThat(CollectionLimits.refusalOf(text, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "未按规定公示食品经营许可证",
                "general",
                "拒不履行判决",
                "ingenious",
                "hygiene",
                "kidnapping",
                "参加诚信教育",
                "未按规定标注转基因食品",
                "样例市疾病预防控制中心",
                "样例旗不动产登记中心",
                "存在安全隐患，病死畜禽未处理",
                "bread and national standards",
                ""
            })
    void ordinaryTextIsTaken(String text) {
        assertThat(CollectionLimits.refusalOf(text, false)).isEmpty();
    }

    @Test
    void everyNameAndTextOfAnInputIsLookedAt() {
        assertThat(CollectionLimits.findings(json(INPUT), "/records/0", false))
                .extracting(finding -> finding.pointer() + " " + finding.refusal())
                .containsExactly(
                        "/records/0/facts/bloodType FORBIDDEN",
                        "/records/0/facts/note FORBIDDEN",
                        "/records/0/facts/income NEEDS_CONSENT",
                        "/records/0/document/pages/0 FORBIDDEN",
                        "/records/0/document/pages/1 NEEDS_CONSENT",
                        "/records/0/a~1b~0c/宗教 FORBIDDEN");
    }

    @Test
    void consentOpensNothingThatIsForbidden() {
        assertThat(CollectionLimits.findings(json(INPUT), "", true))
                .extracting(CollectionLimits.Finding::refusal)
                .containsOnly(Refusal.FORBIDDEN)
                .hasSize(4);
    }

    @Test
    void nothingIsNotedTwiceAndNoValueIsRepeated() {
        Faults faults = new Faults();
        Bound facts = Bound.object(json("{\"bloodType\":\"O型\",\"colour\":\"red\"}"), "/facts", faults);
        facts.refuseOthers(FaultCode.FACT_UNKNOWN);
        CollectionLimits.check(
                json("{\"facts\":{\"bloodType\":\"O型\",\"colour\":\"red\",\"text\":\"患病\"}}"), "", false, faults);

        assertThat(faults.list())
                .extracting(fault -> fault.pointer() + " " + fault.code().code())
                .containsExactly(
                        "/facts/bloodType collection.forbidden",
                        "/facts/colour fact.unknown",
                        "/facts/text collection.forbidden");
        assertThat(faults.list().toString()).doesNotContain("O型", "患病", "red");
    }
}
