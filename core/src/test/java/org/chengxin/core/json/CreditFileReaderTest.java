package org.chengxin.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.json.CreditFileReader.Request;
import org.chengxin.core.json.CreditFileReader.TooManyRecordsException;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.SampleSector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of a request, each at its own pointer, all in one answer. */
class CreditFileReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final ProvisionCode FIRST = ProvisionCode.of("a-1");
    private static final ProvisionCode SECOND = ProvisionCode.of("b-1");

    /** Its law stops for the year 2023; {@code b-1} asks for the fact {@code reason}. */
    private static final class GapSector extends SampleSector {
        private static final RuleBook LAW = RuleBook.of(
                "tiny",
                List.of(
                        row(FIRST, new Term(LocalDate.of(2020, 1, 1), LocalDate.of(2022, 12, 31))),
                        row(FIRST, new Term(LocalDate.of(2024, 1, 1), null)),
                        row(SECOND, new Term(LocalDate.of(2024, 1, 1), null))),
                List.of(),
                List.of(),
                scale());

        private static Provision row(ProvisionCode code, Term term) {
            return new Provision(code, Citation.of("第一条"), "", "迟报", new Points.Fixed(BigDecimal.ONE), term, Map.of());
        }

        @Override
        public RuleBook ruleBook() {
            return LAW;
        }

        @Override
        public List<RecordType> recordTypes() {
            Text title = Text.of("示例", "example");
            return List.of(
                    RecordType.licence(),
                    new RecordType(
                            "adverse",
                            title,
                            RecordType.Category.ADVERSE,
                            RecordType.ProvisionUse.REQUIRED,
                            List.of(
                                    FactType.truth("truth", title),
                                    FactType.day("day", title),
                                    FactType.words("reason", title, 5).forProvisions(Set.of(SECOND)),
                                    FactType.choice("choice", title, List.of("one", "two")),
                                    FactType.whole("whole", title, 1, 9),
                                    FactType.number(
                                            "amount",
                                            title,
                                            new FactType.Value.Decimal(
                                                    BigDecimal.ZERO, false, new BigDecimal("1000"), 2)))),
                    new RecordType(
                            "note", title, RecordType.Category.BASIC, RecordType.ProvisionUse.OPTIONAL, List.of()));
        }

        @Override
        public void check(
                String type,
                ProvisionCode provision,
                Facts facts,
                String role,
                RuleSet ruleSet,
                String pointer,
                Faults faults) {
            if ("note".equals(type) && ProvisionCode.of("a-1").equals(provision)) {
                faults.add(pointer + "/provision", FaultCode.PROVISION_WRONG_TABLE);
            }
        }
    }

    private static final SectorRegistry REGISTRY = SectorRegistry.of(List.of(new GapSector()), List.of());
    private static final CreditFileReader READER =
            new CreditFileReader(REGISTRY, REGISTRY.find("tiny").orElseThrow(), TODAY);

    private static final String SUBJECT = "\"subject\":{\"kind\":\"legal-person\",\"role\":\"member\"}";
    private static final String HEAD = "{\"asOf\":\"2026-12-31\"," + SUBJECT;
    private static final String ADVERSE =
            "\"id\":\"r\",\"type\":\"adverse\",\"decidedOn\":\"2026-03-10\",\"provision\":\"a-1\"";

    private static Faults faults(String json) {
        Faults faults = new Faults();
        Object value = JsonInput.read(json.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.list()).as("the JSON of the test").isEmpty();
        assertThat(READER.read(value, faults).isEmpty()).isEqualTo(!faults.isEmpty());
        return faults;
    }

    private static List<String> found(String json) {
        return faults(json).list().stream().map(CreditFileReaderTest::shown).toList();
    }

    private static String shown(Fault fault) {
        return fault.pointer() + " " + fault.code().code();
    }

    private static Request good(String json) {
        Faults faults = new Faults();
        Object value = JsonInput.read(json.getBytes(StandardCharsets.UTF_8), faults);
        Request request = READER.read(value, faults).orElse(null);
        assertThat(faults.list().stream().map(CreditFileReaderTest::shown)).isEmpty();
        return request;
    }

    private static String record(String members) {
        return HEAD + ",\"records\":[{" + members + "}]}";
    }

    @Test
    void readsAWholeRequest() {
        Request request = good("{\"asOf\":\"2026-12-31\","
                + "\"subject\":{\"kind\":\"natural-person\",\"role\":\"guest\",\"status\":\"dissolved\"},"
                + "\"priorGrades\":[{\"period\":\"2025\",\"grade\":\"B\"}],"
                + "\"listings\":[{\"list\":\"severe\",\"from\":\"2024-02-01\"},"
                + "{\"list\":\"red\",\"sector\":\"tiny\",\"from\":\"2024-02-01\",\"until\":\"2024-02-01\"}],"
                + "\"records\":[{" + ADVERSE
                + ",\"act\":\"A-17\",\"endedOn\":\"2026-01-01\",\"repairedOn\":\"2026-04-01\","
                + "\"validUntil\":\"2030-01-01\",\"public\":false,"
                + "\"document\":{\"number\":\"示例1号\",\"authority\":\"150784\",\"issuer\":\"示例局\"},"
                + "\"facts\":{\"truth\":true,\"day\":\"2026-03-01\",\"reason\":\"理由\",\"choice\":\"two\",\"whole\":9.0,"
                + "\"amount\":1e3}},{\"id\":\"l\",\"type\":\"licence\",\"decidedOn\":\"2020-01-01\","
                + "\"facts\":{\"status\":\"valid\"}}]}");
        CreditFile file = request.file();
        assertThat(request.asOf()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(file.kind()).isEqualTo(SubjectKind.NATURAL_PERSON);
        assertThat(file.role()).isEqualTo("guest");
        assertThat(file.status()).isEqualTo(SubjectStatus.DISSOLVED);
        assertThat(file.priorGrades()).containsExactly(new PriorGrade("2025", Grade.B));
        LocalDate listed = LocalDate.of(2024, 2, 1);
        SectorId tiny = SectorId.of("tiny");
        assertThat(file.listings())
                .containsExactly(
                        new Listing(ListKind.SEVERE, tiny, listed, null),
                        new Listing(ListKind.RED, tiny, listed, listed));
        CreditRecord record = file.records().get(0);
        assertThat(record.provision()).isEqualTo(FIRST);
        assertThat(record.act()).isEqualTo("A-17");
        assertThat(record.endedOn()).isEqualTo("2026-01-01");
        assertThat(record.repairedOn()).isEqualTo("2026-04-01");
        assertThat(record.validUntil()).isEqualTo("2030-01-01");
        assertThat(record.disclosable()).isFalse();
        assertThat(record.document().authority()).isEqualTo(AreaCode.of("150784"));
        assertThat(record.facts().isTrue("truth")).isTrue();
        assertThat(record.facts().date("day")).isEqualTo("2026-03-01");
        assertThat(record.facts().number("whole")).isEqualTo(new BigDecimal("9"));
        assertThat(record.facts().number("amount")).isEqualTo(new BigDecimal("1000"));
        assertThat(file.records()).hasSize(2);
    }

    @Test
    void absentMeansAbsent() {
        CreditFile file = good(record(ADVERSE)).file();
        assertThat(file.status()).isEqualTo(SubjectStatus.ACTIVE);
        assertThat(file.priorGrades()).isEmpty();
        assertThat(file.listings()).isEmpty();
        CreditRecord record = file.records().get(0);
        assertThat(record.act()).isNull();
        assertThat(record.document()).isNull();
        assertThat(record.disclosable()).isNull();
        assertThat(record.facts().values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []|` value.type`
            "x"|` value.type`
            null|` value.type`
            {}|/asOf field.missing,/subject field.missing,/records field.missing
            {"asOf":1,"subject":[],"records":{}}|/asOf value.type,/subject value.type,/records value.type
            {"asOf":"2026-02-30","subject":{},"records":[],"x/y":1}|/asOf date.invalid,/subject/kind field.missing,/subject/role field.missing,/x~1y field.unknown
            {"asOf":null,"subject":null,"records":null}|/asOf value.type,/subject value.type,/records value.type
            """)
    void namesFaultsOfTheWhole(String json, String expected) {
        assertThat(found(json)).containsExactly(expected.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "2036-03-10,", "2036-03-11, date.too-far", "2019-12-31, date.before-rules", "2020-01-01,",
        "2022-12-31,", "2023-01-01, date.without-rules", "2023-12-31, date.without-rules", "2024-01-01,",
        "26-01-01, date.invalid", "9999-12-31, date.too-far", "0000-01-01, date.before-rules"
    })
    void asOfLiesBetweenTheFirstRuleAndTenYearsAhead(String asOf, String code) {
        List<String> found = found("{\"asOf\":\"" + asOf + "\"," + SUBJECT + ",\"records\":[]}");
        assertThat(found).isEqualTo(code == null ? List.of() : List.of("/asOf " + code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "kind":"company","role":"member"|/subject/kind value.unknown
            "kind":"legal-person","role":"Member"|/subject/role value.unknown
            "kind":1,"role":true|/subject/kind value.type,/subject/role value.type
            "kind":"legal-person","role":"member","status":"gone"|/subject/status value.unknown
            "kind":"legal-person","role":"member","name":"x"|/subject/name field.unknown
            """)
    void namesFaultsOfTheSubject(String subject, String expected) {
        assertThat(found("{\"asOf\":\"2026-12-31\",\"subject\":{" + subject + "},\"records\":[]}"))
                .containsExactly(expected.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "priorGrades":[{}]|/priorGrades/0/period field.missing,/priorGrades/0/grade field.missing
            "priorGrades":[{"period":"2026-Q1","grade":"C"}]|/priorGrades/0/period period.invalid,/priorGrades/0/grade value.unknown
            "priorGrades":[{"period":"2025","grade":"A"},{"period":"2025","grade":"B","x":1}]|/priorGrades/1/period period.duplicate,/priorGrades/1/x field.unknown
            "priorGrades":[7]|/priorGrades/0 value.type
            "priorGrades":{}|/priorGrades value.type
            "listings":[{}]|/listings/0/list field.missing,/listings/0/from field.missing
            "listings":[{"list":"grey","from":"x","sector":"forestry","until":5,"why":"x"}]|/listings/0/list value.unknown,/listings/0/sector value.unknown,/listings/0/from date.invalid,/listings/0/until value.type,/listings/0/why field.unknown
            "listings":[{"list":"red","from":"2024-02-02","until":"2024-02-01"}]|/listings/0/until date.order
            """)
    void namesFaultsOfPriorGradesAndListings(String members, String expected) {
        assertThat(found(HEAD + "," + members + ",\"records\":[]}")).containsExactly(expected.split(",", -1));
    }

    @Test
    void priorGradesAndListingsAreBounded() {
        String many = IntStream.rangeClosed(0, 1_000).mapToObj(i -> "1").collect(Collectors.joining(","));
        assertThat(found(HEAD + ",\"priorGrades\":[" + many + "],\"listings\":[" + many + "],\"records\":[]}"))
                .containsExactly("/priorGrades value.range", "/listings value.range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``|id field.missing,type field.missing,decidedOn field.missing
            "id":1,"type":2,"decidedOn":3|id value.type,type value.type,decidedOn value.type
            "id":"","type":"adverse","decidedOn":"2026-03-10","provision":"a-1"|id value.length
            "id":" ","type":"adverse","decidedOn":"2026-03-10","provision":"a-1"|id value.length
            "id":"a\\u0000","type":"adverse","decidedOn":"2026-03-10","provision":"a-1"|id value.characters
            "id":"r","type":"penalty","decidedOn":"2026-03-10","facts":{"x":1}|type value.unknown
            "id":"r","type":"adverse","decidedOn":"2026-03-10"|provision field.missing
            "id":"r","type":"adverse","decidedOn":"2026-03-10","provision":"none-1"|provision provision.unknown
            "id":"r","type":"adverse","decidedOn":"2026-03-10","provision":"A 1"|provision provision.unknown
            "id":"r","type":"adverse","decidedOn":"2026-03-10","provision":1|provision value.type
            "id":"r","type":"licence","decidedOn":"2026-03-10","provision":"a-1","facts":{"status":"valid"}|provision field.not-applicable
            "id":"r","type":"licence","decidedOn":"2026-03-10"|facts/status field.missing
            "id":"r","type":"licence","decidedOn":"2026-03-10","facts":null|facts value.type
            "id":"r","type":"adverse","decidedOn":"2026-03-10","provision":"b-1"|facts/reason field.missing
            "id":"r","type":"note","decidedOn":"2026-03-10","act":""|act value.length
            "id":"r","type":"note","decidedOn":"2026-13-10","endedOn":"x","repairedOn":1,"validUntil":[]|decidedOn date.invalid,endedOn date.invalid,repairedOn value.type,validUntil value.type
            "id":"r","type":"note","decidedOn":"2026-03-10","public":"yes","document":[]|document value.type,public value.type
            "id":"r","type":"note","decidedOn":"2026-03-10","document":{"authority":"110000"}|document/authority area.unknown
            "id":"r","type":"note","decidedOn":"2026-03-10","document":{"authority":"x","number":"","x":1}|document/number value.length,document/authority area.unknown,document/x field.unknown
            "id":"r","type":"note","decidedOn":"2026-03-10","a~b":1,"c/d":2|a~0b field.unknown,c~1d field.unknown
            "id":"r","type":"note","decidedOn":"x","provision":"a-1"|decidedOn date.invalid,provision provision.wrong-table
            """)
    void namesFaultsOfARecord(String members, String expected) {
        assertThat(found(record(members)))
                .containsExactlyInAnyOrder(List.of(expected.split(",", -1)).stream()
                        .map(fault -> "/records/0/" + fault)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "truth":"true"|truth value.type
            "truth":null|truth value.type
            "day":20260310|day value.type
            "day":"2023-02-29"|day date.invalid
            "reason":5|reason value.type
            "reason":"六个字的理由"|reason value.length
            "reason":"a\\tb"|reason value.characters
            "reason":"\\ud800"|reason value.characters
            "reason":"\\u00a0"|reason value.length
            "choice":"three"|choice value.unknown
            "choice":1|choice value.type
            "whole":"1"|whole value.type
            "whole":0|whole value.range
            "whole":10|whole value.range
            "whole":1.5|whole value.precision
            "amount":0|amount value.range
            "amount":-1|amount value.range
            "amount":1000.01|amount value.range
            "amount":0.001|amount value.precision
            "amount":1e-999999999|amount value.precision
            "amount":1e999999999|amount value.range
            "colour":"red","size":1|colour fact.unknown,size fact.unknown
            """)
    void namesFaultsOfFactsByType(String facts, String expected) {
        assertThat(found(record(ADVERSE + ",\"facts\":{" + facts + "}")))
                .containsExactly(List.of(expected.split(",", -1)).stream()
                        .map(fault -> "/records/0/facts/" + fault)
                        .toArray(String[]::new));
    }

    /** A provision is required only of those who are graded (reading P9). */
    @Test
    void whoIsNotGradedNeedsNoProvision() {
        String guest = record("\"id\":\"r\",\"type\":\"adverse\",\"decidedOn\":\"2026-03-10\"")
                .replace("\"member\"", "\"guest\"");
        assertThat(good(guest).file().records().get(0).provision()).isNull();
    }

    /** A provision is one of the rule set in force on the day looked at (reading T5). */
    @Test
    void aProvisionHoldsOnTheDayLookedAt() {
        String json = record("\"id\":\"r\",\"type\":\"note\",\"decidedOn\":\"2022-03-10\",\"provision\":\"b-1\"");
        good(json);
        assertThat(found(json.replace("2026-12-31", "2022-12-31")))
                .containsExactly("/records/0/provision provision.unknown");
    }

    @Test
    void aDoubleIdIsNamedWhereItStandsAgain() {
        assertThat(found(HEAD + ",\"records\":[{" + ADVERSE + "},{" + ADVERSE + "},{" + ADVERSE + "}]}"))
                .containsExactly("/records/1/id id.duplicate", "/records/2/id id.duplicate");
    }

    @Test
    void allFaultsAreNamedAtOnceAlsoWithoutADayOrARole() {
        assertThat(found("{\"asOf\":\"soon\",\"subject\":{\"kind\":\"x\",\"role\":\"y\",\"z\":1},"
                        + "\"priorGrades\":[{\"period\":\"q\",\"grade\":\"Z\"}],\"listings\":[{\"list\":\"q\",\"from\":\"q\"}],"
                        + "\"records\":[{\"id\":\"a\",\"type\":\"adverse\",\"decidedOn\":\"x\",\"provision\":\"c-1\","
                        + "\"facts\":{\"whole\":0,\"odd\":1},\"more\":1},7],\"more\":1}"))
                .containsExactlyInAnyOrder(
                        "/asOf date.invalid",
                        "/subject/kind value.unknown",
                        "/subject/role value.unknown",
                        "/subject/z field.unknown",
                        "/priorGrades/0/period period.invalid",
                        "/priorGrades/0/grade value.unknown",
                        "/listings/0/list value.unknown",
                        "/listings/0/from date.invalid",
                        "/records/0/decidedOn date.invalid",
                        "/records/0/provision provision.unknown",
                        "/records/0/facts/whole value.range",
                        "/records/0/facts/odd fact.unknown",
                        "/records/0/more field.unknown",
                        "/records/1 value.type",
                        "/more field.unknown");
    }

    /** Past the thousandth fault nothing is kept, but nothing is taken for good either. */
    @Test
    void aThousandFaultsAreNamedAndTheRestIsKnownOf() {
        for (String odd : List.of(
                "{}",
                "7",
                "{\"id\":\"#\"}",
                "{\"id\":\"#\",\"type\":\"x\",\"decidedOn\":\"2026-03-10\"}",
                "{\"id\":\"#\",\"type\":\"note\",\"decidedOn\":\"x\"}",
                "{" + ADVERSE.replace("\"r\"", "\"#\"") + ",\"facts\":{\"whole\":0}}")) {
            String records = IntStream.range(0, 1_200)
                    .mapToObj(i -> odd.replace("#", "r" + i))
                    .collect(Collectors.joining(","));
            Faults faults = faults(HEAD + ",\"records\":[" + records + "]}");
            assertThat(faults.list()).hasSize(1_000);
            assertThat(faults.truncated()).isTrue();
        }
    }

    @Test
    void fiveThousandRecordsAreTakenAndNoMore() {
        String records = IntStream.range(0, CreditFileReader.MOST_RECORDS)
                .mapToObj(i -> "{" + ADVERSE.replace("\"r\"", "\"r" + i + "\"") + "}")
                .collect(Collectors.joining(","));
        assertThat(good(HEAD + ",\"records\":[" + records + "]}").file().records())
                .hasSize(5_000);
        assertThatThrownBy(() -> faults(HEAD + ",\"records\":[" + records + ",{}]}"))
                .isInstanceOf(TooManyRecordsException.class)
                .hasMessageContaining("5000");
    }

    @Test
    void noFaultRepeatsWhatWasSent() {
        Faults faults = faults(HEAD + ",\"records\":[{\"id\":\"r\",\"type\":\"sent-type\",\"decidedOn\":\"sent-day\","
                + "\"provision\":\"sent-1\",\"document\":{\"authority\":\"sent\"},\"facts\":{\"choice\":\"sent\"}}]}");
        assertThat(faults.list()).isNotEmpty().allSatisfy(fault -> {
            for (org.chengxin.core.law.Language language : org.chengxin.core.law.Language.values()) {
                assertThat(fault.detail().in(language)).doesNotContain("sent");
            }
        });
    }

    /** Whatever JSON stands in whatever member, the answer is a request or named faults. */
    @Property(tries = 400)
    void anyValueAnywhereIsTakenOrNamed(@ForAll @IntRange(max = 24) int member, @ForAll @IntRange(max = 15) int value) {
        String[] members = {
            "asOf", "subject", "kind", "role", "status", "priorGrades", "period", "grade", "listings", "list", "sector",
            "from", "until", "records", "id", "type", "decidedOn", "provision", "act", "facts", "endedOn", "document",
            "authority", "public", "whole"
        };
        String[] values = {
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "\"\"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":{}}",
            "\"9999-12-31\""
        };
        String json =
                "{\"asOf\":\"2026-12-31\",\"subject\":{\"kind\":\"legal-person\",\"role\":\"member\",\"status\":\"active\"},"
                        + "\"priorGrades\":[{\"period\":\"2025\",\"grade\":\"A\"}],"
                        + "\"listings\":[{\"list\":\"red\",\"sector\":\"tiny\",\"from\":\"2024-01-01\",\"until\":\"2024-01-01\"}],"
                        + "\"records\":[{\"id\":\"r\",\"type\":\"adverse\",\"decidedOn\":\"2026-03-10\",\"provision\":\"a-1\",\"act\":\"a\","
                        + "\"facts\":{\"whole\":1},\"endedOn\":\"2026-03-10\",\"document\":{\"authority\":\"150000\"},\"public\":true}]}";
        String changed = json.replaceFirst(
                "\"" + members[member] + "\":(\"[^\"]*\"|true|1)",
                java.util.regex.Matcher.quoteReplacement("\"" + members[member] + "\":" + values[value]));
        Faults faults = new Faults();
        Object read = JsonInput.read(changed.getBytes(StandardCharsets.UTF_8), faults);
        if (faults.isEmpty()) {
            READER.read(read, faults).ifPresent(request -> {
                Evaluation answer = REGISTRY.find("tiny").orElseThrow().evaluate(request.file(), request.asOf());
                assertThat(answer).isNotNull();
            });
        }
    }
}
