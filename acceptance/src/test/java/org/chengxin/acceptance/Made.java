package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Subjects and records that a test makes for itself, each of them fictitious and used once. */
final class Made {

    static final String AREA = "150784";
    static final String OFFICER = Tokens.officer("150700", "mining", "fooddrug", "industry");
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Api api;

    Made(Api api) {
        this.api = api;
    }

    /** A number that no other of this run has. */
    static int next() {
        return NEXT.incrementAndGet();
    }

    /** A valid credit code that nobody has. */
    static String code() {
        return CreditCodes.of(next());
    }

    /** A valid identity number that nobody has: its address is none there is. */
    static String idNumber() {
        String leading = "150799" + "19700101" + String.format("%03d", next() % 1000);
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += Character.digit(leading.charAt(i), 10) * ID_WEIGHTS[i];
        }
        return leading + "10X98765432".charAt(sum % 11);
    }

    /** The id of a new company with roles, for example {@code "mining": "mining-right-holder"}. */
    String company(String roles) {
        return subject("""
                {"kind": "legal-person", "code": "%s", "name": "样例新建%d有限公司", "area": "%s", "roles": {%s}}""".formatted(code(), next(), AREA, roles));
    }

    /** The id of a new mining-right holder. */
    String holder() {
        return company("\"mining\": \"mining-right-holder\"");
    }

    /** The id of a new natural person with roles. */
    String person(String roles) {
        return subject("""
                {"kind": "natural-person", "idNumber": "%s", "name": "样例人%d", "area": "%s", "roles": {%s}}""".formatted(idNumber(), next(), AREA, roles));
    }

    private String subject(String json) {
        HttpResponse<String> answer = api.post("/subjects", json, "Authorization", OFFICER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    /** The JSON of an adverse record of a mining-right holder under a document of its own. */
    static String adverse(String provision, LocalDate decidedOn) {
        return """
                {"sector": "mining", "type": "adverse", "provision": "%s", "decidedOn": "%s", "act": "act-%d",
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(provision, decidedOn, next(), next());
    }

    /** The JSON of such a record that rests on a penalty by the general procedure. */
    static String penalty(String provision, LocalDate decidedOn) {
        return adverse(provision, decidedOn)
                .replaceFirst("}\\s*$", ", \"penalty\": {\"procedure\": \"general\", \"decidedBy\": \"other\"}}");
    }

    static String publicScore(int score, LocalDate decidedOn) {
        return """
                {"sector": "mining", "type": "public-score", "decidedOn": "%s", "facts": {"score": %d},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(decidedOn, score, next());
    }

    /** What an officer's entry of a record answers. */
    HttpResponse<String> enter(String subject, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = OFFICER;
        return api.post("/subjects/" + subject + "/records", json, all);
    }

    /** The record that an officer has entered. */
    JsonNode record(String subject, String json) {
        HttpResponse<String> answer = enter(subject, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer);
    }

    /** The ids of a subject's records as a token may read them. */
    List<String> recordsOf(String subject, String... headers) {
        HttpResponse<String> answer = api.get("/subjects/" + subject + "/records?limit=200", headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.values(Api.read(answer).get("items"), "id");
    }
}
