package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that offices make: numbered without gaps, always the same, for those entitled. */
class DocumentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DEPARTMENT = "（样例）呼伦贝尔市自然资源局";
    private static final String ISSUER = "{\"issuer\": \"" + DEPARTMENT + "\"}";
    private static final Pattern NUMBER = Pattern.compile("呼伦贝尔市（修复告知）〔(\\d{4})〕(\\d+)号");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());
    private final String subject = made.holder();

    private String penalty() {
        return made.record(subject, Made.penalty("holder-37-2", today.minusDays(3)))
                .get("id")
                .asString();
    }

    private HttpResponse<String> notice(String record, String body, String token, String... headers) {
        String[] all = IntStream.range(0, headers.length + 2)
                .mapToObj(i -> i < headers.length ? headers[i] : i == headers.length ? "Authorization" : token)
                .toArray(String[]::new);
        return api.post("/records/" + record + "/repair-notice", body, all);
    }

    /** The id of the notice of a new penalty. */
    private String noticed() {
        HttpResponse<String> answer = notice(penalty(), ISSUER, Made.OFFICER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    private HttpResponse<byte[]> read(String id, String... headers) {
        try {
            return api.service()
                    .client()
                    .send(
                            HttpRequest.newBuilder(api.service().uri("/api/v1/documents/" + id))
                                    .headers(headers)
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private byte[] pdf(String id) {
        HttpResponse<byte[]> answer = read(id, "Authorization", Made.OFFICER, "Accept", "application/pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        return answer.body();
    }

    private int status(String id, String... headers) {
        return read(id, headers).statusCode();
    }

    private static int serial(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher number = NUMBER.matcher(Api.read(answer).get("number").asString());
        assertThat(number.matches()).isTrue();
        return Integer.parseInt(number.group(2));
    }

    @Test
    void the_notice_of_a_penalty_is_a_page_in_its_own_style_and_nothing_else() throws NoSuchAlgorithmException {
        HttpResponse<String> answer = notice(penalty(), ISSUER, Made.OFFICER);
        schemas.check("post", "/records/{record}/repair-notice", answer);
        String id = Api.read(answer).get("id").asString();
        String number = Api.read(answer).get("number").asString();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/documents/" + id);
        assertThat(number).matches(NUMBER).contains("〔" + today.getYear() + "〕");

        HttpResponse<byte[]> page = read(id, "Authorization", Tokens.subject(subject));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Language")).contains("zh-CN");
        assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; filename=\"" + id + ".html\"; filename*=UTF-8''%E5%91%BC%E4%BC%A6");
        String html = new String(page.body(), StandardCharsets.UTF_8);
        String name = api.json("/subjects/" + subject).get("name").asString();
        assertThat(html)
                .contains("<html lang=\"zh-CN\">", ">" + number + "<", ">" + name + "：<", ">" + DEPARTMENT + "<")
                .contains(today.getYear() + "年" + today.getMonthValue() + "月" + today.getDayOfMonth() + "日")
                .contains("最短公示期为三个月，最长公示期为三年", "&lt;http://nm.gsxt.gov.cn&gt;")
                .doesNotContain("参考模板", "× ×");
        String style = html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

        String etag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(status(id, "Authorization", Tokens.subject(subject), "If-None-Match", etag))
                .isEqualTo(304);
        assertThat(api.sql("select action from audit_entry where object = ? order by id", id))
                .containsExactly("document.made", "document.read", "document.read");
    }

    @Test
    void the_pdf_says_the_same_and_stays_the_same_to_the_byte() throws IOException {
        String id = noticed();
        byte[] pdf = pdf(id);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("行政处罚信息信用修复告知书", "行政处罚信息信用修复全流程在线办理，全程无需支付任何费用。", DEPARTMENT);
        }
        assertThat(pdf(id)).isEqualTo(pdf);
        // Made again, as by another service with the same database, it is the same.
        api.sql(
                "delete from document_pdf where document_id = (select id from document where public_id = ?) returning 1",
                id);
        assertThat(pdf(id)).isEqualTo(pdf);
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, text/html;charset=utf-8",
        "'text/html, application/pdf;q=0.5', text/html;charset=utf-8",
        "'text/html;q=0.5, application/pdf', application/pdf"
    })
    void the_form_is_the_one_that_is_asked_for(String accept, String type) {
        HttpResponse<byte[]> answer = read(noticed(), "Authorization", Made.OFFICER, "Accept", accept);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void there_is_no_other_form() {
        assertThat(status(noticed(), "Authorization", Made.OFFICER, "Accept", "application/json"))
                .isEqualTo(406);
    }

    @Test
    void those_entitled_read_it() {
        String id = noticed();
        assertThat(status(id, "Authorization", Tokens.subject(made.holder()))).isEqualTo(403);
        assertThat(status(id, "Authorization", Tokens.of("user", "150784", List.of(), null, "check")))
                .isEqualTo(403);
        assertThat(status(id, "Authorization", Tokens.role("auditor"))).isEqualTo(200);
        assertThat(status(id, "Authorization", Tokens.officer("150784", "mining")))
                .isEqualTo(200);
        String foreign = Tokens.officer("150100", "mining");
        assertThat(Api.faults(api.get("/documents/" + id, "Authorization", foreign)))
                .containsExactly("Purpose purpose.missing");
        assertThat(status(id, "Authorization", foreign, "Purpose", "check")).isEqualTo(200);
        assertThat(status("8zjxu55y9f6fps8gdcbd", "Authorization", Made.OFFICER))
                .isEqualTo(404);
        assertThat(api.sql("select 1 from audit_entry where action = 'document.read' and object = ?", id))
                .hasSize(3);
    }

    @Test
    void numbers_have_no_gap_whatever_is_refused_or_comes_at_once() {
        int first = serial(notice(penalty(), ISSUER, Made.OFFICER));
        String plain = made.record(subject, Made.adverse("holder-37-2", today.minusDays(3)))
                .get("id")
                .asString();
        assertThat(notice(plain, ISSUER, Made.OFFICER).statusCode()).isEqualTo(409);
        List<String> records = IntStream.range(0, 12)
                .mapToObj(i -> made.record(made.holder(), Made.penalty("holder-37-2", today.minusDays(3)))
                        .get("id")
                        .asString())
                .toList();
        List<Integer> serials = records.parallelStream()
                .map(record -> serial(notice(record, ISSUER, Made.OFFICER)))
                .sorted()
                .toList();
        assertThat(serials)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first + 1, first + 12).boxed().toList());
    }

    @Test
    void a_penalty_gets_one_notice_for_each_version_of_its_record() {
        String record = penalty();
        String key = "notice-" + Made.next();
        HttpResponse<String> first = notice(record, ISSUER, Made.OFFICER, "Idempotency-Key", key);
        assertThat(notice(record, ISSUER, Made.OFFICER, "Idempotency-Key", key).body())
                .isEqualTo(first.body());
        HttpResponse<String> again = notice(record, ISSUER, Made.OFFICER);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Location").orElseThrow())
                .endsWith("/documents/" + Api.read(first).get("id").asString());

        HttpResponse<String> corrected = api.post(
                "/records/" + record + "/corrections",
                "{\"reason\": \"更正\", \"document\": {\"issuer\": \"（样例）更名后的部门\"}}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                api.get("/records/" + record, "Authorization", Made.OFFICER)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow());
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        HttpResponse<String> second = notice(record, "{}", Made.OFFICER);
        assertThat(serial(second)).isGreaterThan(serial(first));
        assertThat(new String(
                        read(Api.read(second).get("id").asString(), "Authorization", Made.OFFICER)
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("（样例）更名后的部门");
    }

    @Test
    void bad_input_is_refused() {
        String record = penalty();
        assertThat(Api.faults(notice(record, "{}", Made.OFFICER))).containsExactly("/issuer field.missing");
        assertThat(Api.faults(notice(record, "{\"issuer\": \" \", \"more\": 1}", Made.OFFICER)))
                .containsExactlyInAnyOrder("/issuer value.length", "/more field.unknown");
        assertThat(notice(record, ISSUER, Tokens.officer("150100", "mining")).statusCode())
                .isEqualTo(403);
        assertThat(notice(record, ISSUER, Tokens.officer("150784", "mining")).statusCode())
                .as("an office below the one that decided")
                .isEqualTo(403);
        assertThat(notice(record, ISSUER, Tokens.officer("150700", "industry")).statusCode())
                .isEqualTo(403);
        assertThat(notice("8zjxu55y9f6fps8gdcbd", ISSUER, Made.OFFICER).statusCode())
                .isEqualTo(404);
        String simple = made.record(
                        subject, Made.penalty("holder-37-2", today.minusDays(3)).replace("\"general\"", "\"simple\""))
                .get("id")
                .asString();
        assertThat(Api.read(notice(simple, ISSUER, Made.OFFICER))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("record.not-penalty");
    }

    @Test
    void markup_in_a_name_stays_text() {
        HttpResponse<String> answer =
                notice(penalty(), "{\"issuer\": \"<script>alert(1)</script>&amp;\uD83D\uDE00\"}", Made.OFFICER);
        String id = Api.read(answer).get("id").asString();
        assertThat(new String(read(id, "Authorization", Made.OFFICER).body(), StandardCharsets.UTF_8))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;")
                .doesNotContain("<script");
        assertThat(pdf(id)).isNotEmpty();
    }

    @Test
    void what_is_about_an_erased_record_is_erased() {
        String person = made.person("\"mining\": \"intermediary\"");
        String penalty = Made.penalty("intermediary-2-1", today.minusYears(5));
        String record = made.record(person, penalty.replaceFirst("\\{", "{\"finalOn\": \"" + today + "\", "))
                .get("id")
                .asString();
        String key = "notice-" + Made.next();
        String id = Api.read(notice(record, ISSUER, Made.OFFICER, "Idempotency-Key", key))
                .get("id")
                .asString();
        pdf(id);
        api.on(today.plusDays(4).toString(), () -> {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (api.sql("select 1 from document where public_id = ? and data is null", id)
                    .isEmpty()) {
                assertThat(Instant.now()).as("erased").isBefore(deadline);
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        });
        assertThat(status(id, "Authorization", Made.OFFICER)).isEqualTo(410);
        assertThat(status(id, "Authorization", Made.OFFICER, "Accept", "application/pdf"))
                .isEqualTo(410);
        assertThat(api.sql(
                        "select 1 from document_pdf p join document d on d.id = p.document_id where d.public_id = ?",
                        id))
                .isEmpty();
        assertThat(api.sql("select 1 from idempotency_key where object = ?", id))
                .isEmpty();
        assertThat(api.sql("select 1 from audit_entry where action = 'document.erased' and object = ?", id))
                .hasSize(1);
    }
}
