package org.chengxin.core.general;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.GeneralRecordJson;
import org.chengxin.core.json.GeneralRecordReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of the general part (001, articles 12 to 18, 23, 36; readings D1 to D3, G2). */
class GeneralRecordTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate DECIDED = LocalDate.of(2026, 3, 10);
    private static final String HEAD = "{\"type\":\"public\",\"text\":\"样例\",\"decidedOn\":\"2026-03-10\",";

    private final Faults faults = new Faults();

    private GeneralRecord read(String json, SubjectKind kind) {
        Bound item = Bound.object(JsonInput.read(json.getBytes(StandardCharsets.UTF_8), faults), "", faults);
        GeneralRecord record = GeneralRecordReader.read(item, "g1", kind, TODAY, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return record;
    }

    private GeneralRecord taken(String members, SubjectKind kind) {
        GeneralRecord record = read(HEAD + members + "}", kind);
        assertThat(faults.list()).isEmpty();
        return record;
    }

    private List<String> faultsOf(String json, SubjectKind kind) {
        read(json, kind);
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    private static Optional<Disclosure> disclosed(GeneralRecord record) {
        return GeneralDisclosure.of(record);
    }

    @Test
    void whatArticles12To18HaveCanBeEnteredButForClassesListsAndWhatIsNeverCollected() {
        assertThat(GeneralCategory.all()).hasSize(52);
        assertThat(GeneralCategory.all()).extracting(GeneralCategory::code).doesNotHaveDuplicates();
        assertThat(GeneralCategory.all())
                .extracting(entry -> entry.category().collection())
                .doesNotContain(Collection.PROHIBITED, Collection.PUBLIC, Collection.NON_PUBLIC, Collection.OTHER);
        for (String other : List.of("RC036", "RC038", "RC066", "RC083", "RC096", "RC099", "RC100", "RC148", "RC184")) {
            assertThat(GeneralCategory.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void honoursVolunteersAndCharityCanBeTakenOut() {
        assertThat(GeneralCategory.all().stream()
                        .filter(GeneralCategory::deletable)
                        .map(GeneralCategory::code))
                .containsExactly("RC057", "RC058", "RC063", "RC064", "RC065", "RC080", "RC081", "RC082");
        assertThat(GeneralCategory.all()).filteredOn(GeneralCategory::deletable).allSatisfy(entry -> {
            assertThat(entry.category().collection()).isEqualTo(Collection.GOOD);
            assertThat(entry.citation().text()).endsWith("第三十六条第二款");
        });
    }

    @Test
    void everyRecordIsKeptAsOneTextAndReadsBack() {
        for (String members : List.of(
                "\"category\":\"RC057\"",
                "\"category\":\"RC147\",\"commitment\":{\"dueOn\":\"2027-01-31\",\"fulfilledOn\":\"2026-05-01\",\"fulfilled\":true}",
                "\"category\":\"RC149\",\"registration\":{\"checkedOn\":\"2026-04-01\"}",
                "\"category\":\"RC149\"",
                "\"category\":\"RC151\",\"interview\":{\"heldOn\":\"2026-03-09\",\"topic\":\"整改\",\"result\":\"已整改\"}")) {
            GeneralRecord record = taken(members, SubjectKind.LEGAL_PERSON);
            String text = GeneralRecordJson.write(record);
            GeneralRecord back = GeneralRecordJson.read(text, record.record(), record.standing());
            assertThat(back).isEqualTo(record);
            assertThat(GeneralRecordJson.write(back)).isEqualTo(text);
        }
    }

    @Test
    void theTextHasTheMembersInOneOrder() {
        GeneralRecord record = taken(
                "\"commitment\":{\"fulfilled\":false,\"dueOn\":\"2026-05-01\"},\"category\":\"RC147\"",
                SubjectKind.INDIVIDUAL_BUSINESS);
        assertThat(GeneralRecordJson.write(record))
                .isEqualTo(
                        "{\"category\":\"RC147\",\"text\":\"样例\",\"commitment\":{\"dueOn\":\"2026-05-01\",\"fulfilled\":false}}");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faultsOf("""
                        {"type":"penalty","category":"RC147","decidedOn":"2026-06-02","endedOn":"x","public":"yes",
                         "repairedOn":"2026-06-02","provision":"28-fine","basis":"penalty","consent":{"number":"1"},
                         "commitment":{"dueOn":"2036-01-01","fulfilledOn":"2026-06-02","fulfilled":false,"by":1},
                         "interview":{}}""", SubjectKind.LEGAL_PERSON))
                .containsExactlyInAnyOrder(
                        "/type value.unknown",
                        "/text field.missing",
                        "/decidedOn date.future",
                        "/endedOn date.invalid",
                        "/repairedOn date.future",
                        "/public value.type",
                        "/basis field.not-applicable",
                        "/consent field.not-applicable",
                        "/consent/on field.missing",
                        "/commitment/fulfilledOn date.future",
                        "/commitment/by field.unknown",
                        "/commitment/fulfilledOn field.not-applicable",
                        "/interview field.not-applicable",
                        "/provision field.unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "RC057, LEGAL_PERSON,",
        "RC057, NATURAL_PERSON, category.wrong-subject",
        "RC080, NATURAL_PERSON,",
        "RC080, UNINCORPORATED, category.wrong-subject",
        "RC049, INDIVIDUAL_BUSINESS,",
        "RC147, INDIVIDUAL_BUSINESS,",
        "RC149, NATURAL_PERSON, category.wrong-subject",
        "RC087, NATURAL_PERSON, collection.forbidden",
        "RC087, LEGAL_PERSON, collection.forbidden",
        "RC037, LEGAL_PERSON, category.unknown",
        "RC097, NATURAL_PERSON, category.unknown",
        "RC184, LEGAL_PERSON, category.unknown",
        "RC000, LEGAL_PERSON, category.unknown",
        "RC090, LEGAL_PERSON, category.wrong-subject"
    })
    void aCategoryFitsItsKindOfSubject(String code, SubjectKind kind, String fault) {
        String commitment = code.equals("RC147") ? ",\"commitment\":{}" : "";
        assertThat(faultsOf(HEAD + "\"category\":\"" + code + "\"" + commitment + "}", kind))
                .filteredOn(found -> found.startsWith("/category "))
                .isEqualTo(fault == null ? List.of() : List.of("/category " + fault));
    }

    @Test
    void aFormThatIsMissingIsNamed() {
        assertThat(faultsOf(HEAD + "\"category\":\"RC151\"}", SubjectKind.LEGAL_PERSON))
                .containsExactly("/interview field.missing");
    }

    @Test
    void D3_incomeNeedsTheDocumentOfConsent() {
        assertThat(faultsOf(HEAD + "\"category\":\"RC090\"}", SubjectKind.NATURAL_PERSON))
                .containsExactly("/consent collection.consent-missing");
    }

    @Test
    void D3_withConsentItIsTakenAndNeverPublished() {
        GeneralRecord record = taken(
                "\"category\":\"RC090\",\"act\":\"年收入\",\"public\":true,\"consent\":{\"number\":\"同意书1号\",\"on\":\"2026-03-01\"}",
                SubjectKind.NATURAL_PERSON);
        assertThat(record.consent().on()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(disclosed(record)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"本人患病", "血 型 O"})
    void D3_otherWordsDoNotHelp(String words) {
        assertThat(faultsOf(
                        "{\"type\":\"public\",\"category\":\"RC079\",\"decidedOn\":\"2026-03-10\",\"text\":\"" + words
                                + "\",\"bloodType\":1}",
                        SubjectKind.NATURAL_PERSON))
                .containsExactly("/text collection.forbidden", "/bloodType collection.forbidden");
    }

    @Test
    void onlyPenaltiesByTheGeneralProcedureAreCollected() {
        assertThat(faultsOf(
                        HEAD + "\"category\":\"RC049\",\"penalty\":{\"procedure\":\"simple\"}}",
                        SubjectKind.LEGAL_PERSON))
                .containsExactly("/penalty/procedure fact.excluded");
    }

    @Test
    void nothingIsPublishedThatDoesNotSaySo() {
        assertThat(disclosed(taken("\"category\":\"RC057\"", SubjectKind.LEGAL_PERSON)))
                .isEmpty();
        assertThat(disclosed(taken("\"category\":\"RC057\",\"public\":false", SubjectKind.LEGAL_PERSON)))
                .isEmpty();
        assertThat(disclosed(taken("\"category\":\"RC067\",\"public\":true", SubjectKind.NATURAL_PERSON)))
                .as("marital status is private")
                .isEmpty();
    }

    @Test
    void goodInformationIsPublicWhileItLasts() {
        assertThat(disclosed(taken(
                        "\"category\":\"RC057\",\"public\":true,\"validUntil\":\"2027-03-10\"",
                        SubjectKind.LEGAL_PERSON)))
                .contains(new Disclosure(DECIDED, LocalDate.of(2027, 3, 10), GeneralPeriods.PUBLISHED));
        assertThat(disclosed(taken(
                        "\"category\":\"RC057\",\"public\":true,\"validUntil\":\"2026-03-09\"",
                        SubjectKind.LEGAL_PERSON)))
                .isEmpty();
    }

    @Test
    void D1_adverseInformationIsPublicForFiveYearsOrUntilItsRepair() {
        assertThat(disclosed(taken(
                        "\"category\":\"RC045\",\"public\":true,\"endedOn\":\"2026-02-01\"", SubjectKind.LEGAL_PERSON)))
                .contains(new Disclosure(DECIDED, LocalDate.of(2031, 2, 1), GeneralPeriods.FIVE_YEARS));
        assertThat(disclosed(taken(
                        "\"category\":\"RC045\",\"public\":true,\"repairedOn\":\"2026-05-01\"",
                        SubjectKind.LEGAL_PERSON)))
                .contains(new Disclosure(DECIDED, LocalDate.of(2026, 4, 30), GeneralPeriods.FIVE_YEARS));
    }

    @Test
    void D2_aPenaltyIsPublicForThreeYearsAtMost() {
        assertThat(disclosed(taken(
                        "\"category\":\"RC049\",\"public\":true,\"basis\":\"penalty\"", SubjectKind.LEGAL_PERSON)))
                .contains(new Disclosure(DECIDED, LocalDate.of(2029, 3, 10), Citation.of("失信行为纠正后的信用信息修复工作实施方案第三部分")));
    }

    @Test
    void aRegistrationCountsOnceItIsChecked() {
        GeneralRecord open = taken("\"category\":\"RC149\",\"public\":true", SubjectKind.LEGAL_PERSON);
        assertThat(disclosed(open)).isEmpty();
        assertThat(open.countsOn(TODAY)).isFalse();

        GeneralRecord checked = taken(
                "\"category\":\"RC149\",\"public\":true,\"registration\":{\"checkedOn\":\"2026-04-01\"}",
                SubjectKind.LEGAL_PERSON);
        LocalDate checkedOn = LocalDate.of(2026, 4, 1);
        assertThat(disclosed(checked)).contains(new Disclosure(checkedOn, null, GeneralPeriods.PUBLISHED));
        assertThat(checked.countsOn(checkedOn)).isTrue();
        assertThat(checked.countsOn(checkedOn.minusDays(1))).isFalse();
        assertThat(taken("\"category\":\"RC057\"", SubjectKind.LEGAL_PERSON).countsOn(DECIDED))
                .isTrue();
    }

    @Test
    void D7_theClassOfAPenaltyHoldsHereToo() {
        String penalty = "\"category\":\"RC049\",\"public\":true,\"penalty\":{\"class\":\"general\"}";
        GeneralRecord record = read(HEAD.replace("2026-03-10", "2026-04-01") + penalty + "}", SubjectKind.LEGAL_PERSON);
        assertThat(disclosed(record))
                .hasValueSatisfying(period -> assertThat(period.until()).isEqualTo("2027-04-01"));
    }

    @Test
    void D8_adverseInformationIsKeptForFiveYearsPublicOrNot() {
        assertThat(GeneralDisclosure.keptUntil(taken("\"category\":\"RC045\"", SubjectKind.LEGAL_PERSON)))
                .contains(LocalDate.of(2031, 3, 10));
        assertThat(GeneralDisclosure.keptUntil(
                        taken("\"category\":\"RC071\",\"basis\":\"penalty\"", SubjectKind.NATURAL_PERSON)))
                .contains(LocalDate.of(2031, 3, 10));
        assertThat(GeneralDisclosure.keptUntil(taken("\"category\":\"RC057\"", SubjectKind.LEGAL_PERSON)))
                .isEmpty();
    }
}
